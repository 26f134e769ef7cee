import { initializerKind } from './initializerKind.ts';
import type { Initializer } from './initializer.ts';

/**
 * `U(low, high)`.
 *
 * @throws RangeError if `low` exceeds `high`.
 *
 * @example
 * ```ts
 * const { values } = uniform({ low: 2, high: 3 })(fansOf([4, 2]), torchGenerator(1));
 * values.every((value) => value >= 2 && value < 3); // → true
 * ```
 */
export function uniform({ low, high }: { readonly low: number; readonly high: number }): Initializer {
  if (!(low <= high))
    throw new RangeError(`uniform: low must be at most high, got ${low} and ${high}; exchange the two`);
  return ({ shape }, rng) => ({ shape, values: rng.uniform(low, high, shape) });
}

/** What `{"type": "uniform"}` stands for in a configuration. */
export const uniformKind = initializerKind({
  type: 'uniform',
  schema: {
    /** The least that is drawn. */
    low: '-1000000000 <= number <= 1000000000',
    /** What all that is drawn lies below. */
    high: '-1000000000 <= number <= 1000000000',
  },
  build: (options) => uniform(options),
});
