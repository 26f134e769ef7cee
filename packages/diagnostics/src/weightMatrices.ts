import type { ParameterSnapshot } from '@weir/core';

/** The parameters of rank 2 and up: weights rather than biases, gains and shifts. */
export function weightMatrices(parameters: readonly ParameterSnapshot[]): readonly ParameterSnapshot[] {
  return parameters.filter(({ shape }) => shape.length >= 2);
}
