import type { Histogram } from '@weir/core';

/** A point of a histogram drawn as a line. */
export interface DensityPoint {
  /** Middle of the bin. */
  readonly x: number;
  /** Share of the values in the bin over its width, as torch.histogram(density=True) has it. */
  readonly density: number;
}

/** A histogram as a line that others, of other ranges and counts, can be laid over. */
export function density({ low, high, counts }: Histogram): readonly DensityPoint[] {
  const width = (high - low) / counts.length;
  const total = counts.reduce((sum, count) => sum + count, 0) || 1;
  return counts.map((count, bin) => ({ x: low + (bin + 0.5) * width, density: count / total / width }));
}
