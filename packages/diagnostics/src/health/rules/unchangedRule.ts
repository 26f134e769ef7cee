import type { FindingChanged, Snapshot, Statistics } from '@weir/core';
import type { OperatorFunction } from 'rxjs';
import { figure } from '../evidence/figure.ts';
import { findings } from '../findings/findings.ts';
import { ruleKind } from '../kinds/ruleKind.ts';

/**
 * A parameter does not change although it gets a gradient: its updates are lost in rounding, or the learning rate is
 * 0. Raised at the third snapshot in a row. (One without a gradient is `noGradient`'s.)
 */
export function unchangedRule(): OperatorFunction<Snapshot, FindingChanged> {
  return findings(
    'unchanged',
    () =>
      ({ parameters, learningRate }) =>
        parameters
          .filter(
            ({ frozen, update, grad }) => !frozen && isZero(update.moments()) && !isZero(grad.moments()),
          )
          .map(({ name, data, grad }) => ({
            subject: name,
            severity: 'warning' as const,
            value: 0,
            threshold: 0,
            formula: 'max |update|',
            meaning: `${name} did not change by a single bit, though its gradient has std ${figure(grad.moments().std)}.`,
            remedy:
              learningRate === 0
                ? 'The learning rate is 0: end the run, or set a rate.'
                : `Its values have std ${figure(data.moments().std)}: steps of learning rate ${figure(learningRate)} are lost in float32; raise the rate.`,
          })),
    { raiseAfter: 3 },
  );
}

function isZero({ min, max }: Statistics): boolean {
  return min === 0 && max === 0;
}

export const unchangedRuleKind = ruleKind({
  type: 'unchanged',
  consequenceOf: [
    'notFinite',
    'allZero',
    'noGradient',
    'symmetry',
    'deadUnits',
    'activationScale',
    'gradientScale',
  ],
  schema: {},
  operator: () => unchangedRule(),
});
