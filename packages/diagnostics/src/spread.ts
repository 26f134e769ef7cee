import { arrayReading } from '@weir/core';

export interface MeanStd {
  readonly mean: number;
  /** Over N − 1. */
  readonly std: number;
}

/** Mean and std of plain values. */
export function spread(values: ArrayLike<number>): MeanStd {
  const { mean, std } = arrayReading('spread', values).moments();
  return { mean, std };
}
