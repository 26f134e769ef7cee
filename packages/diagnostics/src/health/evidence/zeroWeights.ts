import type { ParameterSnapshot, Snapshot } from '@weir/core';

/** The weights that are all zero, first to last. */
export function zeroWeights({ parameters }: Snapshot): readonly ParameterSnapshot[] {
  return parameters.filter(({ shape, data }) => {
    if (shape.length < 2) return false;
    const { min, max } = data.moments();
    return min === 0 && max === 0;
  });
}
