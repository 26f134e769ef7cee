import { initializerKind } from './initializerKind.ts';
import type { Initializer } from './initializer.ts';
import { uniform } from './uniform.ts';

/**
 * `U(−1/√fanIn, 1/√fanIn)`, what torch's `Linear` and `Conv2d` start their weight and their bias with: of a bias, `fanIn` is
 * its weight's. Variance 1 / (3 fanIn): a third of what keeps the spread through a linear layer, so that signals fade with depth;
 * `kaimingNormal` is the remedy.
 */
export function torchDefault(): Initializer {
  return (fans, rng) => {
    const bound = 1 / Math.sqrt(fans.fanIn);
    return uniform({ low: -bound, high: bound })(fans, rng);
  };
}

export const torchDefaultKind = initializerKind({
  type: 'torchDefault',
  schema: {},
  build: () => torchDefault(),
});
