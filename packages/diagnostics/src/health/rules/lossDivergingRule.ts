import type { FindingChanged, Snapshot } from '@weir/core';
import type { OperatorFunction } from 'rxjs';
import { figure } from '../evidence/figure.ts';
import { findings } from '../findings/findings.ts';
import { grade, gradesSchema } from '../findings/grade.ts';
import type { Grades } from '../findings/grade.ts';
import { averageWith, noAverage } from '../evidence/movingAverage.ts';
import type { MovingAverage } from '../evidence/movingAverage.ts';
import { ruleKind } from '../kinds/ruleKind.ts';

export type LossDivergingRuleOptions = Grades;

/**
 * The loss rises: its moving average over about 50 steps is that many times its lowest so far.
 *
 * Defaults: warning above 1.3, error above 3. Losses near 0 are left alone: below a thousandth of the first loss a
 * rise says nothing.
 */
export function lossDivergingRule({
  warning = 1.3,
  error = 3,
  ...grades
}: LossDivergingRuleOptions = {}): OperatorFunction<Snapshot, FindingChanged> {
  return findings<Snapshot, Losses>(
    'lossDiverging',
    {
      initial: { average: noAverage, lowest: Infinity },
      look(state, { loss, learningRate }) {
        const first = (state.first ??= Math.abs(loss));
        const smoothed = averageWith(state.average, loss, 0.98);
        const lowest = (state.lowest = Math.min(state.lowest, smoothed));
        const value = smoothed / Math.max(lowest, first / 1000, Number.MIN_VALUE);
        const graded = Number.isFinite(value) ? grade(value, { warning, error, ...grades }) : undefined;
        if (!graded) return [];
        return [
          {
            subject: 'run',
            ...graded,
            value,
            formula: 'moving average of the loss / its lowest so far',
            meaning: `The loss rose from ${figure(lowest)} to ${figure(smoothed)}: steps overshoot.`,
            remedy: `Lower the learning rate from ${figure(learningRate)} to ${figure(learningRate / 3)}, or warm it up.`,
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

export const lossDivergingRuleKind = ruleKind({
  type: 'lossDiverging',
  consequenceOf: ['notFinite', 'activationScale', 'gradientScale'],
  schema: gradesSchema,
  defaultEvery: 1,
  operator: lossDivergingRule,
});
