/** How a diagnostic's histograms are binned. */
export interface HistogramSelection {
  /** Number of bins. Default 50; fewer for small batches, where single bins hold few values. */
  readonly bins?: number;
  /** Lower edge of the range. Default: each step's own smallest value, as torch.histogram has it. */
  readonly low?: number;
  /** Upper edge of the range. Default: each step's own largest value. */
  readonly high?: number;
}

/** The same for arktype, to be spread into a diagnostic's schema. */
export const histogramSelectionSchema = {
  'bins?': '1 <= number.integer <= 10000',
  'low?': '-1000000000 <= number <= 1000000000',
  'high?': '-1000000000 <= number <= 1000000000',
} as const;
