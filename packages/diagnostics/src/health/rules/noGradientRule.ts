import type { FindingChanged, ParameterSnapshot, Snapshot } from '@weir/core';
import type { OperatorFunction } from 'rxjs';
import { followerOf, isNormalised } from '../evidence/architecture.ts';
import { figure } from '../evidence/figure.ts';
import { findings } from '../findings/findings.ts';
import type { Observation } from '../findings/judge.ts';
import { obstacleTo } from '../evidence/obstacle.ts';
import { startAtRandom } from '../evidence/settingsOf.ts';
import { largest, roundingOf, roundingShare } from '../evidence/rounding.ts';
import { zeroWeights } from '../evidence/zeroWeights.ts';
import { ruleKind } from '../kinds/ruleKind.ts';

/** Thresholds of `noGradientRule`, all with defaults. */
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
 * Raised at the second snapshot: with a last layer started at zero nothing flows back in the first step alone. Silent
 * of a network that has converged, with a loss below a millionth of the first.
 *
 * @example
 * ```ts
 * const weight = (at: number, grad: number) => ({
 *   name: `${at}.linear.weight`,
 *   data: { values: [1, -1], shape: [2, 1] },
 *   grad: { values: [grad, -grad], shape: [2, 1] },
 * });
 * const snapshots$ = range(0, 2).pipe(map((step) => arraySnapshot({ step, parameters: [weight(0, 0), weight(1, 0.1)] })));
 * const { finding } = await lastValueFrom(snapshots$.pipe(noGradientRule()));
 * finding.subject; // → '0.linear.weight'
 * ```
 */
export function noGradientRule({ relative = roundingShare }: NoGradientRuleOptions = {}): OperatorFunction<
  Snapshot,
  FindingChanged
> {
  return findings<Snapshot, { first?: number }>(
    'noGradient',
    {
      initial: {},
      look(state, snapshot) {
        const first = (state.first ??= Math.abs(snapshot.loss));
        const rounding = roundingOf(snapshot.parameters, relative);
        const sizes = snapshot.parameters.map((parameter) => ({
          parameter,
          size: largest(parameter.grad.moments()),
        }));
        return sizes
          .filter(({ parameter, size }) =>
            // Where there is nothing left to learn, a bias that does nothing is all there is to say.
            Math.abs(snapshot.loss) <= converged * first
              ? size === 0 && isTakenAway(snapshot, parameter)
              : size === 0 || size < rounding,
          )
          .map(({ parameter, size }) => observe(snapshot, parameter, size, rounding));
      },
    },
    { raiseAfter: 2, clearAfter: 4 },
  );
}

/** Loss beside the first below which a network has converged. */
const converged = 1e-6;

/** Whether a norm takes away whatever a bias adds. */
function isTakenAway(snapshot: Snapshot, { name, layer }: ParameterSnapshot): boolean {
  return name.endsWith('.bias') && isNormalised(snapshot, layer);
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
    threshold,
    formula: 'max |grad|',
  };
  if (follower && isTakenAway(snapshot, parameter)) {
    return {
      ...common,
      severity: 'info',
      meaning: `${follower.name} takes away the mean, and with it whatever ${name} adds: the bias gets no gradient and does nothing.`,
      remedy: `Build ${layer} with "bias": false; ${follower.name} has a shift of its own.`,
      settings: [{ layer, option: 'bias', value: false }],
    };
  }
  const zeros = zeroWeights(snapshot);
  return {
    ...common,
    ...(isBehindPairs(snapshot, layer) && { cause: { rule: 'batchNormBatchSize', subject: 'run' } }),
    severity: value === 0 && parameter.shape.length >= 2 ? 'error' : 'warning',
    meaning:
      value === 0
        ? `${name} gets no gradient at all: it never learns.`
        : `The gradient of ${name} is at most ${figure(value)}, rounding beside that of the others: it hardly learns.`,
    ...(zeros.length > 0 && {
      settings: zeros.map((weight) => startAtRandom(snapshot, weight)),
    }),
    remedy: zeros.length
      ? `${zeros.map((weight) => weight.name).join(', ')} ${zeros.length > 1 ? 'are' : 'is'} all zero and passes nothing back: start ${zeros.length > 1 ? 'them' : 'it'} at random (kaimingNormal).`
      : blockage(snapshot),
  };
}

/** Whether a batchNorm over two examples follows: it puts out 1 and −1 whatever goes in, and passes nothing back. */
function isBehindPairs({ layers }: Snapshot, layer: string): boolean {
  const at = layers.findIndex(({ name }) => name === layer);
  return layers.slice(at + 1).some(({ batchMoments, output }) => batchMoments && output.shape[0] === 2);
}

/** What stands between a parameter and the loss, where that is known. */
function blockage(snapshot: Snapshot): string {
  const obstacle = obstacleTo(snapshot);
  return obstacle && obstacle.rule !== 'noGradient'
    ? `Between it and the loss, ${obstacle.what}: ${obstacle.rule} says how to mend that.`
    : 'Look at what lies between it and the loss: dead or saturated units, or a layer outside the gradient.';
}

/** `noGradient` as a configuration and `--stop-on` name it: its thresholds, its cadence, and what it follows from. */
export const noGradientRuleKind = ruleKind({
  type: 'noGradient',
  consequenceOf: [
    'dataScale',
    'weightDecay',
    'outputLayer',
    'allZero',
    'symmetry',
    'saturation',
    'activationScale',
    'gradientScale',
    'deadUnits',
    'linearStack',
  ],
  schema: { 'relative?': 'number >= 0' },
  operator: noGradientRule,
});
