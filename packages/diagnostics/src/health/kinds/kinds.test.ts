import { DivergedError, fold } from '@weir/core';
import type { FindingChanged, Snapshot } from '@weir/core';
import { concat, from, map, throwError } from 'rxjs';
import { type as validator } from 'arktype';
import { describe, expect, it } from 'vitest';
import { measure } from '../../testing/measure.ts';
import { network, run } from '../../testing/network.ts';
import { findings } from '../findings/findings.ts';
import { health } from '../findings/health.ts';
import { notFiniteRuleKind } from '../rules/notFiniteRule.ts';
import { ruleProfiles } from './ruleProfiles.ts';
import type { RuleKind } from './ruleKind.ts';
import { ruleKind } from './ruleKind.ts';
import { ruleKinds, ruleNames } from './ruleKinds.ts';
import { saturationRuleKind } from '../rules/saturationRule.ts';
import { watch } from './watch.ts';

const kinds: readonly RuleKind[] = ruleKinds;

describe('ruleKinds', () => {
  it('has every rule once', () => {
    expect(new Set(ruleNames).size).toBe(ruleNames.length);
    expect([...ruleNames].sort()).toEqual([
      'activationScale',
      'allFrozen',
      'allZero',
      'atChance',
      'batchNormBatchSize',
      'batchNormDrift',
      'batchNormMomentum',
      'biasDrift',
      'clipping',
      'dataScale',
      'deadUnits',
      'evaluationCadence',
      'evaluationMode',
      'gradientScale',
      'hockeyStick',
      'initialLoss',
      'labelSmoothing',
      'lastLayer',
      'linearStack',
      'lossDiverging',
      'lossFlat',
      'noGradient',
      'notFinite',
      'oscillation',
      'outputLayer',
      'overfitting',
      'saturation',
      'symmetry',
      'unchanged',
      'updateRatio',
      'weightDecay',
      'weightScale',
    ]);
  });

  describe.each(kinds.map((kind) => [kind.type, kind] as const))('%s', (type, kind) => {
    it('is silent of healthy networks: tanh, relu, and tanh behind BatchNorm', () => {
      for (const options of [{}, { activation: 'relu' }, { batchNorm: true }] as const) {
        const loss = (step: number) => 3.3 - step / 1000;
        const healthy = run(9, (step) => ({ ...options, loss: loss(step) }));
        expect(measure(watch(kind, {}, { classes: 27 }, 100), ...healthy)).toEqual([]);
      }
    });

    it('takes no options at all, and calls its findings by its own name', () => {
      expect(validator.raw(kind.schema).allows({})).toBe(true);
      const sick = run(40, {
        pre: [9],
        gain: [9],
        update: [-0.3, -0.3, -0.3, 1],
        loss: 30,
        batch: 4,
        batchNorm: true,
      });
      for (const event of measure(watch(kind, {}, { classes: 27 }, 100), ...sick)) {
        expect(event).toMatchObject({ type: 'finding', finding: { rule: type } });
        expect(JSON.parse(JSON.stringify(event))).toEqual(event);
      }
    });
  });

  it('gives each finding a meaning and a remedy in sentences', () => {
    const loss = (step: number) => (step < 600 ? 30 : 90);
    const saturated = run(40, (step) => ({ pre: [9], gain: [9], logits: 3, loss: loss(step) }));
    const uneven = run(40, (step) => ({
      activation: 'relu',
      pre: [1, 0.1, 0.01],
      grad: [1e-1, 1e-3, 1e-4],
      loss: loss(step),
    }));
    const fast = run(40, (step) => ({ update: [-0.3, -0.3, -0.3, 3], loss: loss(step) }));
    const column = { name: 'age', mean: 40, std: 20, min: 0, max: 99 };
    const task = { loss: 'mse', baseline: 25, inputs: [column], targets: [{ ...column, mean: 3000 }] };
    const found = kinds.flatMap((kind) =>
      [saturated, uneven, fast].flatMap((sick) => measure(watch(kind, {}, { classes: 27, task }), ...sick)),
    );
    expect(
      new Set(found.map((event) => (event.type === 'finding' ? event.finding.rule : event.type))).size,
    ).toBeGreaterThan(8);
    for (const event of found) {
      if (event.type !== 'finding') throw new Error(event.message);
      expect(event.finding.meaning).toMatch(/\.$/);
      expect(event.finding.remedy).toMatch(/\.$/);
      expect(`${event.finding.meaning} ${event.finding.remedy}`).not.toMatch(/NaN|undefined|Infinity/);
      expect(Number.isFinite(event.finding.value) && Number.isFinite(event.finding.threshold)).toBe(true);
    }
  });
});

describe('ruleProfiles', () => {
  it.each(Object.entries(ruleProfiles))('%s gives options that its rules take', (_, profile) => {
    for (const [type, options] of Object.entries(profile)) {
      const kind = kinds.find((candidate) => candidate.type === type);
      expect(validator.raw(kind?.schema).allows(options)).toBe(true);
      expect(() => kind?.operator(options, {})).not.toThrow();
    }
  });
});

describe('watch', () => {
  it('looks at the kind’s own cadence', () => {
    const steps: number[] = [];
    const spy = ruleKind({
      type: 'spy',
      schema: saturationRuleKind.schema,
      operator: () =>
        findings('spy', () => ({ step }: Snapshot) => {
          steps.push(step);
          return [];
        }),
    });
    measure(watch(spy, {}), ...run(5, {}, 50));
    expect(steps).toEqual([0, 100, 200]);
  });

  it('makes an event of a rule that throws, and goes on', () => {
    const broken = ruleKind({
      type: 'broken',
      schema: saturationRuleKind.schema,
      operator: () =>
        map((): FindingChanged => {
          throw new Error('out of order');
        }),
    });
    expect(measure(watch(broken, {}, {}, 1), ...run(4, {}, 1))).toMatchObject([
      { type: 'diagnosticFailed', diagnostic: 'broken', step: 0, message: 'out of order', dropped: false },
      { step: 1, dropped: false },
      { step: 2, dropped: true },
    ]);
  });

  it('lets a rule have the last word on the error that ends a run', () => {
    const seen: unknown[] = [];
    const error = new DivergedError(1, NaN, '0.linear');
    concat(
      from([network({})]),
      throwError(() => error),
    )
      .pipe(watch(notFiniteRuleKind, {}))
      .subscribe({ next: (event) => seen.push(event.type), error: (reason: unknown) => seen.push(reason) });
    expect(seen).toEqual(['finding', error]);
  });
});

describe('health', () => {
  it('keeps what stands, and what has healed', () => {
    const hot = run(6, (step) => ({ pre: step < 300 ? [9, 1] : [1], hidden: 2 }));
    const states = measure(
      (source$) => source$.pipe(watch(saturationRuleKind, {}), filterFindings, fold(health)),
      ...hot,
    );
    expect(states[0]?.findings.map(({ subject }) => subject)).toEqual(['1.tanh']);
    expect(states.at(-1)).toMatchObject({ findings: [], healed: [{ subject: '1.tanh', step: 400 }] });
  });
});

const filterFindings = map((event: { readonly type: string }): FindingChanged => {
  if (event.type !== 'finding') throw new Error('expected a finding');
  return event as FindingChanged; // its type says so
});
