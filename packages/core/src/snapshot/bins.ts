import type { HistogramOptions } from './reading.ts';

/** The bins that a histogram of values between `min` and `max` gets; torch widens an empty range to ±½. */
export function bins(
  operator: string,
  { bins: count = 50, low, high }: HistogramOptions,
  extent: () => { readonly min: number; readonly max: number },
): { readonly bins: number; readonly low: number; readonly high: number } {
  if (!Number.isInteger(count) || count < 1) {
    throw new RangeError(`${operator}: bins must be a positive integer, got ${count}; 50 suits most layers`);
  }
  const { min, max } = low === undefined || high === undefined ? extent() : { min: low, max: high };
  const from = low ?? (Number.isNaN(min) ? 0 : min);
  const to = high ?? (Number.isNaN(max) ? 0 : max);
  if (!(from <= to)) {
    throw new RangeError(`${operator}: low must be at most high, got ${from} and ${to}; exchange the two`);
  }
  return from === to
    ? { bins: count, low: from - 0.5, high: to + 0.5 }
    : { bins: count, low: from, high: to };
}
