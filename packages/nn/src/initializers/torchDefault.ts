import { initializerKind } from './initializerKind.ts';
import type { Initializer } from './initializer.ts';
import { uniform } from './uniform.ts';

/**
 * `U(−1/√fanIn, 1/√fanIn)`, what torch's `Linear` and `Conv2d` start their weight and their bias with: of a bias, `fanIn` is
 * its weight's. Variance 1 / (3 fanIn): a third of what keeps the spread through a linear layer, so that signals fade with depth;
 * `kaimingNormal` is the remedy.
 *
 * @example
 * ```ts
 * // Up to 1 / √4.
 * const { values } = torchDefault()(fansOf([4, 1000]), torchGenerator(1));
 * Math.max(...values).toFixed(2); // → '0.50'
 * ```
 */
export function torchDefault(): Initializer {
  return (fans, rng) => {
    const bound = 1 / Math.sqrt(fans.fanIn);
    return uniform({ low: -bound, high: bound })(fans, rng);
  };
}

/** What `{"type": "torchDefault"}` stands for in a configuration. */
export const torchDefaultKind = initializerKind({
  type: 'torchDefault',
  schema: {},
  build: () => torchDefault(),
});
