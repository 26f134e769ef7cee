/** Summary of the finite values of a tensor. `std` is over N − 1, as torch's; sums are taken in float64. */
export interface Statistics {
  /** How many values are finite. */
  readonly count: number;
  readonly mean: number;
  /** 0 of a single value, where torch has NaN; NaN of none. */
  readonly std: number;
  readonly min: number;
  readonly max: number;
  /** How many values are NaN or infinite. */
  readonly nonFinite: number;
}

/** Counts in equal bins from `low` to `high`: closed below, the last closed above too (torch.histogram). */
export interface Histogram {
  readonly low: number;
  readonly high: number;
  readonly counts: readonly number[];
}

/** Mean and spread of each unit (last axis) over all rows. */
export interface UnitMoments {
  readonly mean: ArrayLike<number>;
  /** Over N − 1; 0 of a single row. */
  readonly std: ArrayLike<number>;
}

/** The bins of a histogram. */
export interface HistogramOptions {
  /** Number of bins. Default 50. */
  readonly bins?: number;
  /** Lower edge. Default: the smallest finite value. */
  readonly low?: number;
  /** Upper edge. Default: the largest finite value. */
  readonly high?: number;
}

/** What is compared with the threshold. */
export interface ShareOptions {
  /** Compare |x| rather than x. Default false. */
  readonly absolute?: boolean;
}

/**
 * One tensor of a training step, to be asked and not copied: each answer is computed on the backend at its
 * first call and kept, so that what was read never changes.
 *
 * Every method throws `ExpiredReadingError` when it is first called after its step has ended.
 */
export interface Reading {
  readonly name: string;
  /** Shape with the batch axis where there is one. */
  readonly shape: readonly number[];
  moments(): Statistics;
  histogram(options?: HistogramOptions): Histogram;
  /** Share of the values above a threshold, 0 to 1. */
  share(above: number, options?: ShareOptions): number;
  /** The same for each unit (last axis), over all rows: an array as long as the last axis. */
  unitShare(above: number, options?: ShareOptions): ArrayLike<number>;
  /** Mean and std of each unit; NaN of one with a value that is not finite. */
  unitMoments(): UnitMoments;
  /**
   * Which values are above a threshold, row-major: bytes of eight bits, the first highest, 0 after the last. There are
   * an eighth as many as values.
   */
  mask(above: number, options?: ShareOptions): readonly number[];
  /** The same bytes in base64; absent, or undefined, where nothing writes that text quicker than whoever has the mask. */
  maskText?(above: number, options?: ShareOptions): string | undefined;
  /** All values, row-major. A copy: the one reading that costs as much as the tensor is large. */
  values(): ArrayLike<number>;
  /**
   * Hands all values, row-major, to `use` where they lie: as many as there are, from the index `from` of `memory` on. No
   * copy is made, and they are there until `use` returns. Absent of a reading that keeps no such place: take `values()`.
   */
  lend?(use: Borrower): void;
}

/** What is done with values that a `Reading` lends. */
export type Borrower = (memory: ArrayLike<number>, from: number) => void;
