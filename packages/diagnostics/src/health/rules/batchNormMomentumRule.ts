import type { FindingChanged, Snapshot } from '@weir/core';
import type { OperatorFunction } from 'rxjs';
import { figure } from '../evidence/figure.ts';
import type { Task } from '../evidence/task.ts';
import { findings } from '../findings/findings.ts';
import { grade, gradesSchema } from '../findings/grade.ts';
import type { Grades } from '../findings/grade.ts';
import { ruleKind } from '../kinds/ruleKind.ts';

/** Thresholds of `batchNormMomentumRule`, all with defaults. */
export type BatchNormMomentumRuleOptions = Grades;

/**
 * BatchNorm's momentum is too high for the batch: the running mean follows single batches, with a noise of
 * `σ · √(m / (2 − m) / N)` (an exponential average of means of N values).
 *
 * The thresholds are that noise in units of σ. Defaults: info above 0.05, warning above 0.1. torch's 0.1 gives 0.04
 * at 32 examples and 0.11 at 4; the lecture takes 0.001 at 32. Silent where the run is too short for the lower momentum
 * to settle (3/momentum steps).
 *
 * @example
 * ```ts
 * const batchMoments = { mean: [0], variance: [1], momentum: 0.1 };
 * const norm = { kind: 'batchNorm', output: { values: [1, -1, 0, 0], shape: [4, 1] }, batchMoments };
 * const { finding } = await lastValueFrom(of(arraySnapshot({ layers: [norm] })).pipe(batchNormMomentumRule()));
 * finding.value; // → 0.1147
 * ```
 */
export function batchNormMomentumRule(
  { info = 0.05, warning = 0.1, ...grades }: BatchNormMomentumRuleOptions = {},
  task?: Pick<Task, 'steps'>,
): OperatorFunction<Snapshot, FindingChanged> {
  return findings(
    'batchNormMomentum',
    () =>
      ({ layers }) =>
        layers.flatMap(({ name, output, batchMoments }) => {
          const examples = output.shape[0];
          if (!batchMoments || !examples) return [];
          const { momentum } = batchMoments;
          const value = Math.sqrt(momentum / (2 - momentum) / examples);
          const graded = grade(value, { info, warning, ...grades });
          if (!graded) return [];
          const variance = graded.threshold ** 2 * examples;
          const highest = (2 * variance) / (1 + variance);
          // Statistics that single batches move are nearer to the truth than those that never get there.
          if (3 / highest > (task?.steps ?? Infinity)) return [];
          const safe = 0.99 * highest;
          return [
            {
              subject: name,
              ...graded,
              value,
              formula: '√(momentum / (2 − momentum) / batch size)',
              meaning: `With momentum ${momentum} at batches of ${examples} the running mean jumps by ${figure(value)} of a std: evaluation depends on the last few batches.`,
              remedy: `Set its momentum to at most ${figure(safe)}, or use larger batches.`,
              settings: [{ layer: name, option: 'momentum', value: safe }],
            },
          ];
        }),
  );
}

/** `batchNormMomentum` as a configuration and `--stop-on` name it: its thresholds, its cadence, and what it follows from. */
export const batchNormMomentumRuleKind = ruleKind({
  type: 'batchNormMomentum',
  consequenceOf: ['batchNormBatchSize'],
  schema: gradesSchema,
  operator: (options, { task }) => batchNormMomentumRule(options, task),
});
