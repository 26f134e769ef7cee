import { initializerKind } from './initializerKind.ts';
import type { Initializer } from './initializer.ts';

/**
 * `N(mean, std²)`, drawn as `randn · std + mean`.
 *
 * @param std Default 1.
 * @param mean Default 0.
 *
 * @example
 * ```ts
 * const { values } = normal({ std: 0.02 })(fansOf([100, 100]), torchGenerator(1));
 * const std = Math.sqrt(values.reduce((sum, value) => sum + value ** 2, 0) / values.length);
 * std.toFixed(2); // → '0.02'
 * ```
 */
export function normal({
  mean = 0,
  std = 1,
}: { readonly mean?: number; readonly std?: number } = {}): Initializer {
  return ({ shape }, rng) => {
    const values = rng.randn(shape);
    const scale = Math.fround(std);
    const shift = Math.fround(mean);
    // Two float32 roundings, as torch's `randn() * std + mean` has them.
    for (let at = 0; at < values.length; at++) values[at] = Math.fround((values[at] ?? 0) * scale) + shift;
    return { shape, values };
  };
}

/** What `{"type": "normal"}` stands for in a configuration. */
export const normalKind = initializerKind({
  type: 'normal',
  schema: {
    /** Middle of what is drawn. Default 0. */
    'mean?': '-1000000000 <= number <= 1000000000',
    /** Default 1, which is too wide for weights: `kaimingNormal` divides it by the root of the number of inputs. */
    'std?': '0 <= number <= 1000000000',
  },
  build: (options) => normal(options),
});
