import type { FindingChanged, Snapshot } from '@weir/core';
import type { OperatorFunction } from 'rxjs';
import { figure, percentage } from '../evidence/figure.ts';
import { findings } from '../findings/findings.ts';
import { averageWith, noAverage } from '../evidence/movingAverage.ts';
import type { MovingAverage } from '../evidence/movingAverage.ts';
import { ruleKind } from '../kinds/ruleKind.ts';

export interface LossFlatRuleOptions {
  /** Steps that the network has to begin learning. Default 500. */
  readonly patience?: number;
  /** Share of the first losses by which the loss must have fallen by then. Default 0.02. */
  readonly improvement?: number;
}

/**
 * The network does not begin to learn: after so many steps the loss, averaged over about 50, is not 2 % below the
 * average of the first 10. A plateau after learning is no concern of this rule.
 *
 * @throws RangeError if `patience` is not an integer of at least 10.
 */
export function lossFlatRule({
  patience = 500,
  improvement = 0.02,
}: LossFlatRuleOptions = {}): OperatorFunction<Snapshot, FindingChanged> {
  if (!Number.isInteger(patience) || patience < firstLosses) {
    throw new RangeError(
      `lossFlat: patience must be an integer of at least ${firstLosses}, got ${patience}; 500 is the default`,
    );
  }
  return findings<Snapshot, Losses>(
    'lossFlat',
    {
      initial: { average: noAverage, seen: 0, sum: 0, hasLearnt: false },
      look(state, { loss, learningRate }) {
        state.seen += 1;
        if (state.seen <= firstLosses) state.sum += loss;
        const smoothed = averageWith(state.average, loss, 0.98);
        const first = state.sum / Math.min(state.seen, firstLosses);
        const value = (first - smoothed) / Math.abs(first);
        if (state.seen > firstLosses && value >= improvement) state.hasLearnt = true;
        if (state.seen <= patience || state.hasLearnt) return [];
        return [
          {
            subject: 'run',
            severity: 'warning',
            value,
            threshold: improvement,
            formula: '(mean of the first 10 losses − moving average) / mean of the first 10',
            meaning: `After ${patience} steps the loss is ${figure(smoothed)}, ${percentage(value)} below its start: the network does not learn.`,
            remedy: `Raise the learning rate from ${figure(learningRate)} to ${figure(10 * learningRate)}, and look at what gets no gradient.`,
          },
        ];
      },
    },
    { updateAt: 2 },
  );
}

interface Losses {
  readonly average: MovingAverage;
  seen: number;
  /** Of the first losses. */
  sum: number;
  hasLearnt: boolean;
}

const firstLosses = 10;

export const lossFlatRuleKind = ruleKind({
  type: 'lossFlat',
  consequenceOf: [
    'notFinite',
    'allZero',
    'noGradient',
    'symmetry',
    'deadUnits',
    'activationScale',
    'gradientScale',
  ],
  schema: { 'patience?': 'number.integer >= 10', 'improvement?': '0 <= number <= 1' },
  defaultEvery: 1,
  operator: lossFlatRule,
});
