import { RunState, torchGenerator } from '@weir/core';
import type { FindingChanged } from '@weir/core';
import { Subject } from 'rxjs';
import { TestScheduler } from 'rxjs/testing';
import { describe, expect, it } from 'vitest';
import { changes, events } from '../../testing/changes.ts';
import { findings } from './findings.ts';
import { grade } from './grade.ts';
import type { Observation } from './judge.ts';

interface Heat {
  readonly step: number;
  /** Absent where it cannot be judged. */
  readonly heat?: number;
  readonly units?: readonly number[];
}

const observe = ({ heat = 0, units }: Heat): Observation => ({
  subject: 'stove',
  severity: heat > 100 ? 'error' : 'warning',
  value: heat,
  threshold: 10,
  formula: 'heat',
  meaning: `It is at ${heat}.`,
  remedy: 'Turn it down.',
  ...(units ? { units } : {}),
});
const tooHot = (patience = {}) =>
  findings<Heat>(
    'heat',
    () => (value) => (value.heat === undefined ? undefined : value.heat > 10 ? [observe(value)] : []),
    patience,
  );
const heats = (...values: readonly (number | undefined)[]): Heat[] =>
  values.map((heat, step) => ({ step, ...(heat === undefined ? {} : { heat }) }));

describe('findings', () => {
  it('are raised once and cleared when healed', () => {
    expect(changes(tooHot(), heats(5, 20, 20, 20, 5, 5, 5))).toEqual([
      '1 raised warning stove',
      '5 cleared warning stove',
    ]);
  });

  it('are updated when more than a tenth of their value changes', () => {
    expect(
      events(tooHot(), heats(20, 21, 30, 31, 25)).map(({ step, change, finding }) => [
        step,
        change,
        finding.value,
      ]),
    ).toEqual([
      [0, 'raised', 20],
      [2, 'updated', 30],
      [4, 'updated', 25],
    ]);
  });

  it('are updated when severity or units change', () => {
    const values = [
      { step: 0, heat: 98, units: [1] },
      { step: 1, heat: 101, units: [1] },
      { step: 2, heat: 101, units: [1, 2] },
      { step: 3, heat: 101, units: [1, 2] },
    ];
    expect(changes(tooHot(), values)).toEqual([
      '0 raised warning stove',
      '1 updated error stove',
      '2 updated error stove',
    ]);
  });

  it('know since when they stand, and the newest step', () => {
    const [, updated] = events(tooHot(), heats(20, 20, 40));
    expect(updated).toMatchObject({
      type: 'finding',
      change: 'updated',
      step: 2,
      finding: { rule: 'heat', since: 0, step: 2 },
    });
  });

  it('wait for as many values in a row as their patience says', () => {
    const patient = tooHot({ raiseAfter: 3, clearAfter: 3 });
    expect(changes(patient, heats(20, 20, 5, 20, 20, 20, 5, 5, 20, 5, 5, 5))).toEqual([
      '5 raised warning stove',
      '11 cleared warning stove',
    ]);
  });

  it('are neither raised nor cleared by what cannot be judged', () => {
    expect(changes(tooHot(), heats(20, undefined, undefined, 20))).toEqual(['0 raised warning stove']);
    expect(changes(tooHot({ raiseAfter: 2 }), heats(20, undefined, 20))).toEqual(['2 raised warning stove']);
  });

  it('go on when they come back soon after they were cleared, and are then harder to clear', () => {
    const seen = events(tooHot({ clearAfter: 1 }), heats(20, 5, 20, 5, 20, 5, 5, 5));
    expect(seen.map(({ step, change, finding }) => [step, change, finding.since])).toEqual([
      [0, 'raised', 0],
      [1, 'cleared', 0],
      [2, 'updated', 0],
      [6, 'cleared', 0],
    ]);
    expect(seen[1]?.finding.cleared).toBe(1);
    expect(seen[2]?.finding.cleared).toBeUndefined();
  });

  it('are raised anew when they come back long after they were cleared', () => {
    const long = new Array<number>(11).fill(5);
    expect(changes(tooHot({ clearAfter: 1 }), heats(20, ...long, 20))).toEqual([
      '0 raised warning stove',
      '1 cleared warning stove',
      '12 raised warning stove',
    ]);
  });

  it('keep the gravest severity and the worst value that they reached', () => {
    const seen = events(tooHot(), heats(20, 120, 30, 5, 5)).map(
      ({ change, finding }) => finding && { change, ...finding },
    );
    expect(seen).toMatchObject([
      { change: 'raised', severity: 'warning', value: 20 },
      { change: 'updated', severity: 'error', value: 120 },
      { change: 'updated', severity: 'error', value: 30, worst: { value: 120, step: 1 } },
      { change: 'cleared', severity: 'error', value: 120, cleared: 4, meaning: 'It is at 120.' },
    ]);
  });

  it('that are facts of the start are never cleared', () => {
    const seen = events(tooHot({ fact: true }), heats(20, 5, 5, 5, 5, 5));
    expect(seen).toMatchObject([{ change: 'raised', step: 0, finding: { fact: true } }]);
  });

  it.each([1, 2, 3, 4, 5])(
    'do not flap: noise around the threshold raises once in 1000 values (%i)',
    (seed) => {
      const rng = torchGenerator(seed);
      for (const mean of [9.5, 10, 10.5, 12]) {
        const noisy = heats(...Array.from(rng.normal(mean, 1, [1000])));
        const said = events(tooHot(), noisy).map(({ change }) => change);
        expect(said.filter((change) => change === 'raised')).toHaveLength(1);
        expect(said.filter((change) => change === 'cleared').length).toBeLessThanOrEqual(7);
      }
    },
  );

  describe('between raising and clearing', () => {
    const graded = findings<Heat>('heat', () => ({ heat = 0 }) => {
      const found = grade(heat, { warning: 10 });
      return found ? [{ ...observe({ step: 0, heat }), ...found }] : [];
    });

    it('change nothing within a tenth of the threshold', () => {
      expect(changes(graded, heats(9.9, 9.5, 11, 9.5, 9.2, 9.9, 9.1, 8, 9.5, 8, 8, 8))).toEqual([
        '2 raised warning stove',
        '10 cleared warning stove',
      ]);
      const [raised] = events(graded, heats(11));
      expect(raised?.finding).not.toHaveProperty('near');
    });

    it.each([1, 2, 3, 4, 5])('noise around the threshold raises once and clears never (%i)', (seed) => {
      const rng = torchGenerator(seed);
      for (const mean of [9.8, 10, 10.2]) {
        const said = events(graded, heats(...Array.from(rng.normal(mean, 0.2, [2000]))));
        expect(said.map(({ change }) => change)).toEqual(['raised']);
      }
    });
  });

  it('go on from a checkpoint as if there had been none, from one of 0.1 too', () => {
    const values = [...heats(5, 20, 30, 5, 31, 5, 5, 40, 5, 5, 5)];
    const changesOf = (given: readonly Heat[], state = new RunState()): readonly FindingChanged[] => {
      const seen: FindingChanged[] = [];
      const source$ = new Subject<Heat>();
      state.within(() => source$.pipe(tooHot()).subscribe((change) => seen.push(change)));
      given.forEach((value) => source$.next(value));
      return seen;
    };
    const whole = changesOf(values);
    for (let cut = 1; cut < values.length; cut++) {
      const state = new RunState();
      const before = changesOf(values.slice(0, cut), state);
      const saved = state.save();
      const { heat: now } = saved as { heat: { active: { emitted: object }[] } }; // as findings keeps it
      const { active, ...rest } = now;
      const earlier = { ...rest, standing: active.map(({ emitted, ...one }) => ({ ...one, told: emitted })) };
      for (const heat of [now, earlier])
        expect([...before, ...changesOf(values.slice(cut), new RunState({ heat }))]).toEqual(whole);
    }
  });

  it('start afresh with each subscription', () => {
    const rule = tooHot();
    expect(changes(rule, heats(20))).toEqual(changes(rule, heats(20)));
  });

  it('are plain data, frozen', () => {
    const [raised] = events(tooHot(), heats(20));
    expect(JSON.parse(JSON.stringify(raised))).toEqual(raised);
    expect(Object.isFrozen(raised?.finding)).toBe(true);
  });

  it('complete, fail and end with their source', () => {
    new TestScheduler((actual, expected) => expect(actual).toEqual(expected)).run(
      ({ cold, expectObservable, expectSubscriptions }) => {
        const calm = { step: 0, heat: 1 };
        const done$ = cold('-a-|', { a: calm });
        expectObservable(done$.pipe(tooHot())).toBe('---|');
        expectSubscriptions(done$.subscriptions).toBe('^--!');
        expectObservable(cold('-a-#', { a: calm }).pipe(tooHot())).toBe('---#');
        const left$ = cold('-a--', { a: calm });
        expectObservable(left$.pipe(tooHot()), '^-!').toBe('---');
        expectSubscriptions(left$.subscriptions).toBe('^-!');
      },
    );
  });

  it('hand what a judge throws down the stream', () => {
    const source$ = new Subject<Heat>();
    const seen: unknown[] = [];
    const broken = findings<Heat>('heat', () => () => {
      throw new Error('no thermometer');
    });
    source$.pipe(broken).subscribe({ error: (error: Error) => seen.push(error.message) });
    expect(() => source$.next({ step: 0 })).not.toThrow();
    expect(seen).toEqual(['no thermometer']);
    expect(source$.observed).toBe(false);
  });
});
