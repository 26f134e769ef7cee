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
    inputs: scope.upload(rows(inputs, sizeOf(inputShape), indices), [size, ...inputShape]),
    targets: scope.upload(rows(targets, sizeOf(targetShape), indices), [size, ...targetShape]),
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

function rows<T extends Int32Array | Float32Array>(from: T, width: number, indices: ArrayLike<number>): T {
  const picked = new (from.constructor as new (length: number) => T)(indices.length * width); // same kind of array
  for (let row = 0; row < indices.length; row++) {
    const start = (indices[row] ?? 0) * width;
    for (let at = 0; at < width; at++) picked[row * width + at] = from[start + at] ?? 0;
  }
  return picked;
}
