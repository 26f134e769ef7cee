import type { TensorInfo } from '@tensorflow/tfjs-core';
import { map } from 'rxjs';
import type { OperatorFunction } from 'rxjs';
import type { Shape } from '../shapes/shape.ts';
import type { Minibatch } from '../signals/minibatch.ts';
import type { Examples } from '../signals/examples.ts';
import type { Signal } from '../signals/signal.ts';
import type { StepScope } from '../signals/stepScope.ts';
import type { Loss } from './loss.ts';

/** What a loss says of itself without a minibatch. */
export interface LossDescription {
  readonly kind: string;
  /** The activation that it applies to the outputs itself, which are logits then: the network ends without one. */
  readonly applies?: 'softmax' | 'sigmoid' | undefined;
  /** That outputs are logarithms of probabilities, which sum to 1 over an example: the network ends in a `logSoftmax`. */
  readonly takes?: 'logProbabilities' | undefined;
  /** The smallest and the largest target, where it does not take any number. */
  readonly range?: readonly [low: number, high: number] | undefined;
  /** What is wrong with one example's targets, where they belong together. Undefined where nothing is. */
  targetFault?(example: ArrayLike<number>): TargetFault | undefined;
  /**
   * Mean loss of the best outputs that are the same for every example: what a network has that has learnt nothing of
   * its inputs. Undefined where that is not known.
   *
   * @param outputs Number of outputs of one example.
   */
  baseline?(targets: Targets, outputs: number): number | undefined;
  /**
   * Mean entropy of the targets in nats, of a cross-entropy: the least that it can be, which it is where the outputs say the
   * targets' own distributions. What is above it is the Kullback–Leibler divergence. Undefined of other losses.
   *
   * @param outputs Number of outputs of one example.
   */
  targetEntropy?(targets: Targets, outputs: number): number | undefined;
}

/** What a loss refuses of an example's targets. */
export interface TargetFault {
  /** `sum to 1`. */
  readonly must: string;
  readonly got: string;
  readonly remedy: string;
  /** Which of the example's targets it is, from 0; absent where they are wrong together. */
  readonly at?: number;
}

/** The part of examples that a loss compares with. */
export type Targets = Pick<Examples, 'size' | 'targets' | 'targetKind'>;

/** A loss by its value and gradient: an operator from signals to losses that can also be asked without a stream. */
export interface LossFunction extends OperatorFunction<Signal, Loss>, LossDescription {
  /** Number of classes that outputs of this shape stand for; `undefined` of losses on values. */
  classes(output: Shape): number | undefined;
  /** Mean over the minibatch `[]`, then ∂loss/∂output if `gradient`. */
  evaluate(
    output: TensorInfo,
    minibatch: Minibatch,
    scope: StepScope,
    gradient: boolean,
  ): readonly TensorInfo[];
}

/** Makes a loss an operator. */
export function lossFunction(
  definition: LossDescription & {
    classes?(output: Shape): number | undefined;
    evaluate(
      output: TensorInfo,
      minibatch: Minibatch,
      scope: StepScope,
      gradient: boolean,
    ): readonly TensorInfo[];
  },
): LossFunction {
  const lossOf = (signal: Signal): Loss => {
    const { scope, minibatch, value } = signal;
    const [loss, gradient] = definition.evaluate(value, minibatch, scope, true);
    if (!loss || !gradient)
      throw new TypeError(`${definition.kind}: evaluate must return loss and gradient, got fewer`);
    return { value: scope.device.numbers(loss)[0] ?? NaN, signal, gradient, penalties: [] };
  };
  const operator: OperatorFunction<Signal, Loss> = (source) => source.pipe(map(lossOf));
  return Object.assign(operator, {
    kind: definition.kind,
    applies: definition.applies,
    takes: definition.takes,
    range: definition.range,
    targetFault: (example: ArrayLike<number>) => definition.targetFault?.(example),
    baseline: (targets: Targets, outputs: number) => definition.baseline?.(targets, outputs),
    targetEntropy: (targets: Targets, outputs: number) => definition.targetEntropy?.(targets, outputs),
    classes: (output: Shape) => definition.classes?.(output),
    evaluate: definition.evaluate,
  });
}
