import { engine } from '@tensorflow/tfjs-core';
import type { NamedTensorMap, Scalar, Tensor, Variable } from '@tensorflow/tfjs-core';
import type { NamedGradient, ObservableOptimizer } from '../targets.ts';
import { wrapMethod } from '../wrapMethod.ts';
import { ObservedStep } from './observedStep.ts';
import { tapping } from './tapping.ts';

/** A variable in a step: before and after its update, and the gradient that the update used. */
export interface SeenVariable {
  readonly variable: Variable;
  readonly before: Tensor;
  /** Absent where the loss does not depend on it. */
  readonly grad: Tensor | undefined;
}

/** Observer of the steps of an optimiser. */
export interface StepObserver {
  /** Whether the step of this number is to be seen. */
  wants(step: number): boolean;
  /** A step was done; what is held of it is gone when this returns. */
  done(step: ObservedStep, variables: readonly SeenVariable[], learningRate: number): void;
  /** Gradients were applied for the second time, and no loss was ever seen. */
  unseen(): void;
  /** The model has become one that cannot be followed. */
  failed(error: unknown): void;
}

/** The step that an optimiser is at, counted over all optimisers of a subscription. */
export class StepCounter {
  next = 0;
  current: ObservedStep | undefined;

  close(): void {
    if (!this.current) return;
    tapping.delete(this.current);
    this.current.end();
    this.current = undefined;
  }
}

/**
 * Watches an optimiser's steps: `computeGradients` opens one, `applyGradients` emits it and closes it; `minimize`
 * does both.
 *
 * @returns What takes the hooks off again.
 */
export function observeSteps(
  optimizer: ObservableOptimizer,
  counter: StepCounter,
  observer: StepObserver,
): () => void {
  let computed = false;
  let strange = 0;
  const undo = [
    wrapMethod<[() => Scalar, Variable[]?], ReturnType<ObservableOptimizer['computeGradients']>>(
      optimizer,
      'computeGradients',
      (compute, f, variables) => {
        counter.close();
        computed = true;
        if (!observer.wants(counter.next)) return compute(f, variables);
        const step = (counter.current = new ObservedStep(counter.next));
        tapping.add(step);
        try {
          const result = compute(f, variables);
          step.computing = false;
          [step.loss = NaN] = result.value.dataSync();
          return result;
        } catch (error) {
          counter.close();
          throw error;
        }
      },
    ),
    wrapMethod<[NamedTensorMap | NamedGradient[]], void>(optimizer, 'applyGradients', (apply, gradients) => {
      const step = counter.current;
      if (!step) {
        // What was computed before the subscription began is no step of it, and no fault of the owner's.
        if (computed) counter.next++;
        else if (++strange > 1) observer.unseen();
        return apply(gradients);
      }
      try {
        const variables = seenVariables(gradients, step);
        apply(gradients);
        counter.next++;
        observer.done(step, variables, learningRateOf(optimizer));
      } finally {
        counter.close();
      }
    }),
  ];
  return () => undo.forEach((off) => off());
}

function seenVariables(
  gradients: NamedTensorMap | readonly NamedGradient[],
  step: ObservedStep,
): readonly SeenVariable[] {
  const named: readonly (readonly [string, Tensor | null | undefined])[] = Array.isArray(gradients)
    ? gradients.map(({ name, tensor }) => [name, tensor] as const)
    : Object.entries(gradients as NamedTensorMap); // no list
  return named.flatMap(([name, tensor]) => {
    const variable = engine().registeredVariables[name];
    if (!variable) return [];
    return [{ variable, before: step.hold(variable), grad: tensor ? step.hold(tensor) : undefined }];
  });
}

/** NaN of an optimiser that has none under tfjs's name. */
function learningRateOf(optimizer: ObservableOptimizer): number {
  const rate: unknown = Reflect.get(optimizer, 'learningRate');
  return typeof rate === 'number' ? rate : NaN;
}
