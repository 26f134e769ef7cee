import { RunState } from '@weir/core';
import type { Finding, FindingChanged } from '@weir/core';
import { Subject } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { findingOf } from '../../../../core/src/testing/findingOf.ts';
import { measure } from '../../testing/measure.ts';
import { ruleKinds } from '../kinds/ruleKinds.ts';
import type { RuleKind } from '../kinds/ruleKind.ts';
import { related } from './related.ts';

const kinds: readonly RuleKind[] = ruleKinds;

const finding = (rule: string, subject = 'run', more: Partial<Finding> = {}): Finding =>
  findingOf({ rule, subject, meaning: `${rule}.`, remedy: `Raise the rate, says ${rule}.`, ...more });
const change = (
  change: FindingChanged['change'],
  rule: string,
  subject?: string,
  more?: Partial<Finding>,
): FindingChanged => ({ type: 'finding', change, step: 0, finding: finding(rule, subject, more) });

const said = (...events: readonly FindingChanged[]) =>
  measure(related(kinds), ...events).map((event) => {
    if (event.type !== 'finding' || !('finding' in event)) throw new Error(event.type);
    const { rule, cause, remedy } = event.finding;
    return [event.change, rule, cause ? `${cause.rule} ${cause.subject}` : remedy];
  });

describe('related', () => {
  it('names the cause that stands, in place of a remedy that would make it worse', () => {
    expect(said(change('raised', 'allZero', '1.relu'), change('raised', 'lossFlat'))).toEqual([
      ['raised', 'allZero', 'Raise the rate, says allZero.'],
      ['raised', 'lossFlat', 'allZero 1.relu'],
    ]);
    const [, flat] = measure(
      related(kinds),
      change('raised', 'allZero', '1.relu'),
      change('raised', 'lossFlat', 'run', {
        set: ['learningRate=1'],
        settings: [{ option: 'learningRate', value: 1 }],
      }),
    );
    expect(flat).toMatchObject({
      finding: { remedy: 'This follows from allZero (1.relu): mend that first, and look again.' },
    });
    expect(flat && 'finding' in flat && (flat.finding.set ?? flat.finding.settings)).toBeUndefined();
  });

  it('updates what stands when its cause comes and goes', () => {
    expect(
      said(
        change('raised', 'lossFlat'),
        change('raised', 'deadUnits', '1.relu'),
        change('cleared', 'deadUnits', '1.relu'),
      ),
    ).toEqual([
      ['raised', 'lossFlat', 'Raise the rate, says lossFlat.'],
      ['raised', 'deadUnits', 'Raise the rate, says deadUnits.'],
      ['updated', 'lossFlat', 'deadUnits 1.relu'],
      ['cleared', 'deadUnits', 'Raise the rate, says deadUnits.'],
      ['updated', 'lossFlat', 'Raise the rate, says lossFlat.'],
    ]);
  });

  it('names the first cause, not one that follows from it', () => {
    const all = said(
      change('raised', 'noGradient', '0.linear.weight'),
      change('raised', 'symmetry', '0.linear.weight'),
      change('raised', 'allZero', '1.tanh'),
      change('raised', 'updateRatio'),
    );
    expect(all.at(-1)).toEqual(['raised', 'updateRatio', 'allZero 1.tanh']);
  });

  it('follows what a finding says is its cause, and never makes it the cause of that', () => {
    const cause = { rule: 'activationScale', subject: '9.relu' };
    expect(
      said(
        change('raised', 'activationScale', '9.relu', { severity: 'error' }),
        change('raised', 'deadUnits', '7.relu', { since: 400, cause }),
        change('raised', 'gradientScale', '1.relu', { severity: 'error' }),
      ),
    ).toEqual([
      ['raised', 'activationScale', 'Raise the rate, says activationScale.'],
      ['raised', 'deadUnits', 'activationScale 9.relu'],
      ['raised', 'gradientScale', 'activationScale 9.relu'],
    ]);
    expect(said(change('raised', 'deadUnits', '7.relu', { cause }))).toEqual([
      ['raised', 'deadUnits', 'Raise the rate, says deadUnits.'],
    ]);
  });

  it('takes no info for a cause, and no fact of the start for what is seen long after it', () => {
    expect(
      said(change('raised', 'allZero', '1.relu', { severity: 'info' }), change('raised', 'lossFlat'))[1],
    ).toEqual(['raised', 'lossFlat', 'Raise the rate, says lossFlat.']);
    const fact = change('raised', 'weightScale', '0.linear.weight', { fact: true });
    expect(said(fact, change('raised', 'saturation', '1.tanh'))[1]?.[2]).toBe('weightScale 0.linear.weight');
    expect(said(fact, change('raised', 'saturation', '1.tanh', { since: 5000 }))[1]?.[2]).toContain('Raise');
  });

  it('takes a fact of the configuration for the cause at any step', () => {
    const fact = change('raised', 'outputLayer', '3.softmax', { fact: true });
    expect(said(fact, change('raised', 'lossFlat', 'run', { since: 5000 }))[1]?.[2]).toBe(
      'outputLayer 3.softmax',
    );
  });

  it('leaves a fact of the start its cause when that ends', () => {
    const grown = change('raised', 'activationScale', '9.relu');
    const started = change('raised', 'initialLoss', '12.linear', { fact: true });
    const ended = change('cleared', 'activationScale', '9.relu', { cleared: 700 });
    expect(said(grown, started, ended).map(([, rule, cause]) => [rule, cause])).toEqual([
      ['activationScale', 'Raise the rate, says activationScale.'],
      ['initialLoss', 'activationScale 9.relu'],
      ['activationScale', 'Raise the rate, says activationScale.'],
    ]);
  });

  it('lets the loss run away because of what was there before, and not of what came of it', () => {
    const diverging = change('raised', 'lossDiverging', 'run', { since: 10 });
    const killed = change('raised', 'allZero', '2.relu', {
      since: 100,
      cause: { rule: 'lossDiverging', subject: 'run' },
    });
    const shrunk = change('raised', 'activationScale', '4.relu', { since: 100 });
    expect(said(diverging, shrunk, killed).map(([, rule, cause]) => [rule, cause])).toEqual([
      ['lossDiverging', 'Raise the rate, says lossDiverging.'],
      ['activationScale', 'Raise the rate, says activationScale.'],
      ['allZero', 'lossDiverging run'],
      ['activationScale', 'lossDiverging run'],
    ]);
    const grown = change('raised', 'activationScale', '4.relu', { since: 0 });
    expect(said(grown, diverging).at(-1)?.[2]).toBe('activationScale 4.relu');
  });

  it('says nothing of what to set where the cause does', () => {
    const settings = [{ layer: '0.linear', option: 'gain', value: 1 }];
    const setOf = (cause: Partial<Finding>) => {
      const events = [
        change('raised', 'dataScale', 'inputs', cause),
        change('raised', 'saturation', '1.tanh', { settings }),
      ];
      const last = measure(related(kinds), ...events).at(-1);
      return last && 'finding' in last ? last.finding.settings : undefined;
    };
    expect(setOf({ settings: [{ option: 'data.standardise', value: true }] })).toBeUndefined();
    expect(setOf({})).toEqual(settings);
  });

  it.each(['lossFlat', 'updateRatio', 'unchanged', 'lastLayer'])(
    'no advice on the rate by %s while something blocks',
    (rule) => {
      for (const cause of ['allZero', 'noGradient', 'deadUnits', 'activationScale', 'notFinite']) {
        const [, emitted] = said(change('raised', cause, '1.relu'), change('raised', rule));
        expect(emitted).toEqual(['raised', rule, `${cause} 1.relu`]);
      }
    },
  );

  it('passes all other events on', () => {
    const other = { type: 'progress', losses: [1] } as const;
    expect(measure(related<{ readonly type: string }>(kinds), other)).toEqual([other]);
  });

  it('every cause that a rule names is a rule', () => {
    const names = kinds.map(({ type }) => type);
    for (const { consequenceOf } of kinds) for (const cause of consequenceOf) expect(names).toContain(cause);
  });

  it('keeps the cause of what came with it, once that has ended', () => {
    const cause = { rule: 'lossDiverging', subject: 'run' };
    expect(
      said(
        change('raised', 'lossDiverging'),
        change('raised', 'allZero', '3.relu', { cause }),
        change('cleared', 'lossDiverging'),
        change('updated', 'allZero', '3.relu', { cause }),
        change('raised', 'initialLoss'),
      ).map(([what, rule, of]) => [what, rule, rule === 'allZero' ? of : undefined]),
    ).toEqual([
      ['raised', 'lossDiverging', undefined],
      ['raised', 'allZero', 'lossDiverging run'],
      ['cleared', 'lossDiverging', undefined],
      ['updated', 'allZero', 'lossDiverging run'],
      ['raised', 'initialLoss', undefined],
    ]);
  });

  it('takes one that names itself for the root, and for a cause only then', () => {
    const cause = { rule: 'atChance', subject: 'run' };
    expect(said(change('raised', 'updateRatio'), change('raised', 'atChance'))).toEqual([
      ['raised', 'updateRatio', 'Raise the rate, says updateRatio.'],
      ['raised', 'atChance', 'updateRatio run'],
    ]);
    expect(said(change('raised', 'updateRatio'), change('raised', 'atChance', 'run', { cause }))).toEqual([
      ['raised', 'updateRatio', 'Raise the rate, says updateRatio.'],
      ['raised', 'atChance', 'Raise the rate, says atChance.'],
      ['updated', 'updateRatio', 'atChance run'],
    ]);
  });

  it('puts what is seen of a layer over a whole split below what it follows from over batches, however late', () => {
    const all = said(
      change('raised', 'weightScale', '0.linear.weight', { fact: true }),
      change('raised', 'deadUnits', '3.relu', { since: 50 }),
      change('raised', 'deadUnits', '3.relu (training split)', { since: 5000 }),
    );
    expect(all.at(-1)).toEqual(['raised', 'deadUnits', 'weightScale 0.linear.weight']);
  });

  it('lets what is worth knowing follow from what is, and no more', () => {
    const info = { severity: 'info' } as const;
    const of = (severity: Finding['severity']) =>
      said(
        change('raised', 'weightScale', '0.linear.weight', info),
        change('raised', 'activationScale', '3.relu', { severity }),
      );
    expect(of('info').at(-1)).toEqual(['raised', 'activationScale', 'weightScale 0.linear.weight']);
    expect(of('error').at(-1)).toEqual([
      'raised',
      'activationScale',
      'Raise the rate, says activationScale.',
    ]);
  });

  it('takes what wants the very same for the cause, however slight', () => {
    const settings = [{ layer: '2.linear', option: 'gain', value: 5 / 3 }];
    const all = said(
      change('raised', 'saturation', '3.tanh', { settings }),
      change('raised', 'weightScale', '2.linear.weight', { severity: 'info', settings }),
      change('raised', 'weightScale', '4.linear.weight', { severity: 'info' }),
    );
    expect(all[2]).toEqual(['updated', 'saturation', 'weightScale 2.linear.weight']);
    expect(all).toHaveLength(4);
  });

  it('goes on from a checkpoint as if there had been none, from one of 0.1 too', () => {
    const given = [
      change('raised', 'lossFlat'),
      change('raised', 'deadUnits', '1.relu'),
      change('updated', 'lossFlat'),
      change('cleared', 'deadUnits', '1.relu'),
      change('cleared', 'lossFlat'),
    ];
    const passedOn = (events: readonly FindingChanged[], state = new RunState()) => {
      const seen: unknown[] = [];
      const source$ = new Subject<FindingChanged>();
      state.within(() => source$.pipe(related(kinds)).subscribe((event) => seen.push(event)));
      events.forEach((event) => source$.next(event));
      return seen;
    };
    const whole = passedOn(given);
    for (let cut = 1; cut < given.length; cut++) {
      const state = new RunState();
      const before = passedOn(given.slice(0, cut), state);
      const saved = state.save();
      const { related: now } = saved as { related: { findings: { own: Finding; emitted: Finding }[] } }; // as related keeps it
      const earlier = { findings: now.findings.map(({ own, emitted }) => ({ own, told: emitted })) };
      for (const kept of [now, earlier])
        expect([...before, ...passedOn(given.slice(cut), new RunState({ related: kept }))]).toEqual(whole);
    }
  });

  it('looks at each of hundreds of layers as often as it is told of, not once for each of the others', () => {
    let looks = 0;
    const counted = kinds.map((kind) => ({
      ...kind,
      get consequenceOf() {
        looks += 1;
        return kind.consequenceOf;
      },
    }));
    const looksAt = (layers: number) => {
      looks = 0;
      const all = Array.from({ length: layers }, (_, at) => [
        change('raised', 'batchNormDrift', `${at}.batchNorm`),
        change('raised', 'deadUnits', `${at}.relu`),
      ]).flat();
      expect(measure(related(counted), ...all)).toHaveLength(2 * layers);
      return looks;
    };
    expect(looksAt(100)).toBeLessThan(2.1 * looksAt(50));
  });
});
