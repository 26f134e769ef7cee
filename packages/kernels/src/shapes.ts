import type { TensorInfo } from '@tensorflow/tfjs-core';

/** Number of elements of a shape. */
export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((size, extent) => size * extent, 1);
}

/**
 * A shape seen as `[rows, channels]`: its last axis, and all axes before it as one.
 *
 * @throws RangeError if the shape has no axis.
 */
export function rowsAndChannels(
  operator: string,
  shape: readonly number[],
  name = 'x',
): { rows: number; channels: number } {
  const channels = shape.at(-1);
  if (channels === undefined)
    throw new RangeError(`${operator}: ${name} must have at least one axis, got a scalar; reshape it to [1]`);
  return { rows: sizeOf(shape.slice(0, -1)), channels };
}

/** The same tensor under another shape, as a kernel's input: no reference is counted, nothing to dispose of. */
export function viewed(tensor: TensorInfo, shape: readonly number[]): TensorInfo {
  return { dataId: tensor.dataId, dtype: tensor.dtype, shape: [...shape] };
}
