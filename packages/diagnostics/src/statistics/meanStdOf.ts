import { arrayReading } from '@weir/core';

/** Mean and standard deviation of some values. */
export interface MeanStd {
  readonly mean: number;
  /** Over N − 1. */
  readonly std: number;
}

/** Mean and std of plain values. */
export function meanStdOf(values: ArrayLike<number>): MeanStd {
  const { mean, std } = arrayReading('meanStdOf', values).moments();
  return { mean, std };
}
