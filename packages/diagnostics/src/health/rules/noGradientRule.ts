import type { FindingChanged, ParameterSnapshot, Snapshot } from '@weir/core';
import type { OperatorFunction } from 'rxjs';
import { followerOf, normKinds } from '../evidence/architecture.ts';
import { figure } from '../evidence/figure.ts';
import { findings } from '../findings/findings.ts';
import type { Observation } from '../findings/judge.ts';
import { median } from '../evidence/median.ts';
import { ruleKind } from '../kinds/ruleKind.ts';

export interface NoGradientRuleOptions {
  /**
   * Largest |grad| of a parameter, relative to the median over all parameters, that is no more than rounding.
   * Default 1e-5.
   */
  readonly relative?: number;
}

/**
 * A parameter gets no gradient, or rounding noise alone: weights that are all zero pass none back (error); a bias
 * ahead of a norm is taken away by its mean and is of no use (info).
 *
 * Raised at the second snapshot: with a last layer started at zero nothing flows back in the first step alone.
 */
export function noGradientRule({ relative = 1e-5 }: NoGradientRuleOptions = {}): OperatorFunction<
  Snapshot,
  FindingChanged
> {
  return findings(
    'noGradient',
    () => (snapshot) => {
      const sizes = snapshot.parameters.map((parameter) => ({ parameter, size: largest(parameter) }));
      const typical = median(sizes.map(({ size }) => size).filter((size) => size > 0));
      return sizes
        .filter(({ size }) => size === 0 || size < relative * typical)
        .map(({ parameter, size }) => observe(snapshot, parameter, size, relative * (typical || 0)));
    },
    { raiseAfter: 2 },
  );
}

function largest({ grad }: ParameterSnapshot): number {
  const { min, max } = grad.moments();
  return Math.max(Math.abs(min), Math.abs(max));
}

function observe(
  snapshot: Snapshot,
  parameter: ParameterSnapshot,
  value: number,
  threshold: number,
): Observation {
  const { name, layer } = parameter;
  const follower = followerOf(snapshot, layer);
  const common = {
    subject: name,
    value,
    threshold: Number.isFinite(threshold) ? threshold : 0,
    formula: 'max |grad|',
  };
  if (name.endsWith('.bias') && follower && normKinds.includes(follower.kind)) {
    return {
      ...common,
      severity: 'info',
      meaning: `${follower.name} takes away the mean, and with it whatever ${name} adds: the bias gets no gradient and does nothing.`,
      remedy: `Build ${layer} with "bias": false; ${follower.name} has a shift of its own.`,
    };
  }
  const zeros = zeroWeights(snapshot);
  return {
    ...common,
    severity: value === 0 && parameter.shape.length >= 2 ? 'error' : 'warning',
    meaning:
      value === 0
        ? `${name} gets no gradient at all: it never learns.`
        : `The gradient of ${name} is at most ${figure(value)}, rounding beside that of the others: it hardly learns.`,
    remedy: zeros.length
      ? `${zeros.join(', ')} ${zeros.length > 1 ? 'are' : 'is'} all zero and passes nothing back: start ${zeros.length > 1 ? 'them' : 'it'} at random (kaimingNormal).`
      : 'Look at what lies between it and the loss: dead or saturated units, or a layer outside the gradient.',
  };
}

function zeroWeights({ parameters }: Snapshot): readonly string[] {
  return parameters
    .filter(({ shape, data }) => {
      if (shape.length < 2) return false;
      const { min, max } = data.moments();
      return min === 0 && max === 0;
    })
    .map(({ name }) => name);
}

export const noGradientRuleKind = ruleKind({
  type: 'noGradient',
  consequenceOf: ['allZero', 'symmetry', 'deadUnits'],
  schema: { 'relative?': 'number >= 0' },
  operator: noGradientRule,
});
