import type { TensorInfo } from '@tensorflow/tfjs-core';
import { map } from 'rxjs';
import type { OperatorFunction } from 'rxjs';
import type { Shape } from '../shapes/shape.ts';
import type { Minibatch } from '../signals/minibatch.ts';
import type { Signal } from '../signals/signal.ts';
import type { StepScope } from '../signals/stepScope.ts';
import type { Loss } from './loss.ts';

/** A loss by its value and gradient: an operator from signals to losses that can also be asked without a stream. */
export interface LossFunction extends OperatorFunction<Signal, Loss> {
  readonly kind: string;
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
export function lossFunction(definition: {
  readonly kind: string;
  classes?(output: Shape): number | undefined;
  evaluate(
    output: TensorInfo,
    minibatch: Minibatch,
    scope: StepScope,
    gradient: boolean,
  ): readonly TensorInfo[];
}): LossFunction {
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
    classes: (output: Shape) => definition.classes?.(output),
    evaluate: definition.evaluate,
  });
}
