import { erf, erfInverse } from './erf.ts';
import { initializerKind } from './initializerKind.ts';
import type { Initializer } from './initializer.ts';

/** The normal, and where it is cut. */
export interface TruncatedNormalOptions {
  /** Of the normal before it is cut. Default 1. */
  readonly std?: number;
  /** Of the normal before it is cut. Default 0. */
  readonly mean?: number;
  /** Below which value it is cut: a value, not a multiple of `std`. Default −2, as torch's. */
  readonly low?: number;
  /** Above which value it is cut. Default 2, as torch's. */
  readonly high?: number;
}

/**
 * `N(mean, std²)` cut off at `low` and `high`, drawn as `torch.nn.init.trunc_normal_` draws it: with `Φ` the
 * normal's distribution function, `u ~ U(2Φ(low) − 1, 2Φ(high) − 1)` of the shape, then
 * `mean + std √2 erf⁻¹(u)`, clamped. One `uniform(shape)` of the generator, and no draw is rejected.
 *
 * @throws RangeError if `std` is not above 0 or `low` not below `high`.
 *
 * @example
 * ```ts
 * const { values } = truncatedNormal({ std: 0.02, low: -0.04, high: 0.04 })(fansOf([100, 10]), torchGenerator(1));
 * values.every((value) => Math.abs(value) <= Math.fround(0.04)); // → true
 * ```
 */
export function truncatedNormal({
  std = 1,
  mean = 0,
  low = -2,
  high = 2,
}: TruncatedNormalOptions = {}): Initializer {
  if (!(std > 0)) {
    throw new RangeError(`truncatedNormal: std must be above 0, got ${std}; 0.02 is usual`);
  }
  if (!(low < high)) {
    throw new RangeError(`truncatedNormal: low must be below high, got ${low} and ${high}; exchange the two`);
  }
  const within = (bound: number): number => erf((bound - mean) / (std * Math.SQRT2));
  return ({ shape }, rng) => ({
    shape,
    values: rng
      .uniform(within(low), within(high), shape)
      .map((u) => Math.min(high, Math.max(low, mean + std * Math.SQRT2 * erfInverse(u)))),
  });
}

/** What `{"type": "truncatedNormal"}` stands for in a configuration. */
export const truncatedNormalKind = initializerKind({
  type: 'truncatedNormal',
  schema: {
    'std?': '0 < number <= 1000000000',
    'mean?': '-1000000000 <= number <= 1000000000',
    'low?': '-1000000000 <= number <= 1000000000',
    'high?': '-1000000000 <= number <= 1000000000',
  },
  build: (options) => truncatedNormal(options),
});
