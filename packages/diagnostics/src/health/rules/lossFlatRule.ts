import type { FindingChanged, Snapshot } from '@weir/core';
import { type } from 'arktype';
import type { OperatorFunction } from 'rxjs';
import { figure, percentage } from '../evidence/figure.ts';
import { findings } from '../findings/findings.ts';
import { MovingAverage } from '../evidence/movingAverage.ts';
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
  return findings(
    'lossFlat',
    () => {
      const average = new MovingAverage(0.98);
      let seen = 0;
      let sum = 0;
      let hasLearnt = false;
      return ({ loss, learningRate }) => {
        seen += 1;
        if (seen <= firstLosses) sum += loss;
        const smoothed = average.add(loss);
        const first = sum / Math.min(seen, firstLosses);
        const value = (first - smoothed) / Math.abs(first);
        if (seen > firstLosses && value >= improvement) hasLearnt = true;
        if (seen <= patience || hasLearnt) return [];
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
      };
    },
    { updateAt: 2 },
  );
}

const firstLosses = 10;

export const lossFlatRuleKind = ruleKind({
  type: 'lossFlat',
  schema: type({ 'patience?': 'number.integer >= 10', 'improvement?': '0 <= number <= 1' }),
  defaultEvery: 1,
  operator: lossFlatRule,
});
