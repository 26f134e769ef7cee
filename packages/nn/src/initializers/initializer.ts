import type { TorchGenerator } from '@weir/core';

/** The starting values of a parameter. */
export interface Initial {
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/** A weight's shape with the number of inputs each output sums over, and of outputs each input reaches. */
export interface Fans {
  readonly shape: readonly number[];
  readonly fanIn: number;
  readonly fanOut: number;
}

/** Draws the starting values of a parameter, in the project's layout, row-major. */
export type Initializer = (fans: Fans, rng: TorchGenerator) => Initial;

/** Fans of a weight: `[in, out]` of linear, `[height, width, in, out]` of conv2d. */
export function fansOf(shape: readonly number[]): Fans {
  const [fanIn = 1, fanOut = 1] = shape.slice(-2);
  const field = shape.slice(0, -2).reduce((product, side) => product * side, 1);
  return { shape, fanIn: fanIn * field, fanOut: fanOut * field };
}
