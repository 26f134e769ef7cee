import type { Examples } from '../signals/examples.ts';
import type { Minibatch } from '../signals/minibatch.ts';
import type { StepScope } from '../signals/stepScope.ts';
import { sizeOf } from '../shapes/shape.ts';

/** Uploads the examples with the given indices. */
export function minibatchOf(examples: Examples, indices: ArrayLike<number>, scope: StepScope): Minibatch {
  const { inputs, inputShape, targets, targetShape, targetKind } = examples;
  const size = indices.length;
  return {
    step: scope.step,
    size,
    inputs: scope.uploadRows(inputs, sizeOf(inputShape), indices, [size, ...inputShape]),
    targets: scope.uploadRows(targets, sizeOf(targetShape), indices, [size, ...targetShape]),
    targetKind,
  };
}

/** Uploads a run of neighbouring examples. */
export function minibatchOfRange(
  examples: Examples,
  start: number,
  end: number,
  scope: StepScope,
): Minibatch {
  const { inputs, inputShape, targets, targetShape, targetKind } = examples;
  const width = sizeOf(inputShape);
  const targetWidth = sizeOf(targetShape);
  const size = end - start;
  return {
    step: scope.step,
    size,
    inputs: scope.upload(inputs.slice(start * width, end * width), [size, ...inputShape]),
    targets: scope.upload(targets.slice(start * targetWidth, end * targetWidth), [size, ...targetShape]),
    targetKind,
  };
}
