import type { ParameterSnapshot } from '@weir/core';

/** The parameters of rank 2 and up: weights rather than biases, gains and shifts. */
export function weightMatrices(parameters: readonly ParameterSnapshot[]): readonly ParameterSnapshot[] {
  const matrices: ParameterSnapshot[] = [];
  for (const parameter of parameters) if (parameter.shape.length >= 2) matrices.push(parameter);
  return matrices;
}
