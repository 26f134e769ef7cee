import type { FindingChanged, Snapshot } from '@weir/core';
import type { OperatorFunction } from 'rxjs';
import { figure } from '../evidence/figure.ts';
import { findings } from '../findings/findings.ts';
import { grade, gradesSchema } from '../findings/grade.ts';
import type { Grades } from '../findings/grade.ts';
import { averageWith, noAverage } from '../evidence/movingAverage.ts';
import type { MovingAverage } from '../evidence/movingAverage.ts';
import { rateSetting } from '../evidence/settingsOf.ts';
import type { Task } from '../evidence/task.ts';
import { ruleKind } from '../kinds/ruleKind.ts';

/** Thresholds of `lossDivergingRule`, all with defaults. */
export type LossDivergingRuleOptions = Grades;

/**
 * The loss rises: its moving average over about 50 steps is that many times its lowest so far.
 *
 * Defaults: warning above 1.3, error above 3. A rise by less than a tenth of the loss at chance, or of the first loss
 * where that is smaller, says nothing.
 *
 * @example
 * ```ts
 * const snapshots$ = range(0, 200).pipe(map((step) => arraySnapshot({ step, loss: 1 + step / 10 })));
 * const { finding } = await lastValueFrom(snapshots$.pipe(lossDivergingRule()));
 * finding.severity; // → 'error'
 * ```
 */
export function lossDivergingRule(
  { warning = 1.3, error = 3, ...grades }: LossDivergingRuleOptions = {},
  task?: Pick<Task, 'baseline'>,
): OperatorFunction<Snapshot, FindingChanged> {
  return findings<Snapshot, Losses>(
    'lossDiverging',
    {
      initial: { average: noAverage, lowest: Infinity },
      look(state, snapshot) {
        const { loss, learningRate } = snapshot;
        const first = (state.first ??= Math.abs(loss));
        const smoothed = averageWith(state.average, loss, 0.98);
        const lowest = (state.lowest = Math.min(state.lowest, smoothed));
        const value = smoothed / Math.max(lowest, first / 1000, Number.MIN_VALUE);
        // A rise that is small beside what there is to learn is the batches' noise.
        const least = leastRise * Math.min(first, task?.baseline ?? Infinity);
        if (!(smoothed - lowest > least)) return [];
        const graded = Number.isFinite(value) ? grade(value, { warning, error, ...grades }) : undefined;
        if (!graded) return [];
        const lower = learningRate / (graded.severity === 'error' ? 10 : 3);
        return [
          {
            subject: 'run',
            ...graded,
            value,
            formula: 'moving average of the loss / its lowest so far',
            meaning: `The loss rose from ${figure(lowest)} to ${figure(smoothed)}: steps overshoot.`,
            remedy: `Lower the learning rate from ${figure(learningRate)} to ${figure(lower)}, or warm it up.`,
            settings: [rateSetting(snapshot, lower)],
          },
        ];
      },
    },
    { raiseAfter: 10, clearAfter: 10 },
  );
}

interface Losses {
  readonly average: MovingAverage;
  /** Of the average. */
  lowest: number;
  /** |loss| of the first step. */
  first?: number;
}

/** Rise that counts, as a share of the loss at chance or of the first. */
const leastRise = 0.1;

/** `lossDiverging` as a configuration and `--stop-on` name it: its thresholds, its cadence, and what it follows from. */
export const lossDivergingRuleKind = ruleKind({
  type: 'lossDiverging',
  consequenceOf: ['dataScale', 'notFinite', 'activationScale', 'gradientScale'],
  schema: gradesSchema,
  defaultEvery: 1,
  operator: (options, { task }) => lossDivergingRule(options, task),
});
