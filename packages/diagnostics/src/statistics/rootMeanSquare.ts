import type { Statistics } from '@weir/core';

/** √(Σ x² / N) of what the moments were taken of, the std being over N − 1. */
export function rootMeanSquare({ count, mean, std }: Statistics): number {
  return count > 1 ? Math.sqrt(mean ** 2 + (std ** 2 * (count - 1)) / count) : Math.abs(mean);
}
