import type { FindingChanged, Snapshot } from '@weir/core';
import { type } from 'arktype';
import type { OperatorFunction } from 'rxjs';
import { figure } from '../evidence/figure.ts';
import { findings } from '../findings/findings.ts';
import type { Observation } from '../findings/findings.ts';
import { expectedLoss } from './initialLossRule.ts';
import { MovingAverage } from '../evidence/movingAverage.ts';
import { ruleKind } from '../kinds/ruleKind.ts';

export interface HockeyStickRuleOptions {
  /** Number of classes C. Default: the width of the last layer. 0 where the loss is no cross-entropy. */
  readonly classes?: number;
  /** How many times −ln(1/C) the first loss must exceed. Default 1.25. */
  readonly above?: number;
}

/**
 * The loss curve is a hockey stick: a start too sure of itself, then a steep fall to −ln(1/C), where learning
 * begins. Raised (info) once the moving average has come down, with the number of steps that went to unlearning.
 */
export function hockeyStickRule({ classes, above = 1.25 }: HockeyStickRuleOptions = {}): OperatorFunction<
  Snapshot,
  FindingChanged
> {
  return findings('hockeyStick', () => {
    const average = new MovingAverage(0.9);
    let expected: number | undefined;
    let first: number | undefined;
    let found: Observation | undefined;
    return (snapshot) => {
      if (first === undefined) {
        first = snapshot.loss;
        expected = expectedLoss(snapshot, classes);
      }
      const smoothed = average.add(snapshot.loss);
      if (expected === undefined || first <= above * expected) return [];
      if (!found && smoothed <= expected) found = observe(snapshot.step, first, expected);
      return found ? [found] : [];
    };
  });
}

function observe(steps: number, first: number, expected: number): Observation {
  return {
    subject: 'run',
    severity: 'info',
    value: steps,
    threshold: 0,
    formula: 'steps until the moving average of the loss fell to −ln(1/C)',
    meaning: `The first ${steps} steps brought the loss from ${figure(first)} to ${figure(expected)}, where a network that knows nothing could have started.`,
    remedy: 'Start the last layer small (gain 0.1, bias 0), and those steps go to learning.',
  };
}

export const hockeyStickRuleKind = ruleKind({
  type: 'hockeyStick',
  schema: type({ 'classes?': 'number.integer >= 0', 'above?': 'number >= 1' }),
  defaultEvery: 1,
  operator: (options, { classes = 0 }) => hockeyStickRule({ classes, ...options }),
});
