import type { Initializer } from '../initializers/initializer.ts';
import type { Parameter } from '../parameters/parameter.ts';
import type { FeatureMap } from './featureMap.ts';

/**
 * Starts of a weight `[…, out]` and a bias `[out]` such that the layer's outputs are `map` of what they were:
 * `W′ = W factor`, `b′ = b factor + shift`, in float64, rounded once.
 */
export function mappedParameters(
  weight: Parameter,
  bias: Parameter | undefined,
  { factor, shift }: FeatureMap,
): { readonly init: Initializer; readonly biasInit: Initializer } {
  const out = factor.length;
  return {
    init: ({ shape }) => ({ shape, values: weight.values().map((w, at) => w * (factor[at % out] ?? NaN)) }),
    biasInit({ shape }) {
      const offsets = bias?.values();
      return {
        shape,
        values: Float32Array.from(shift, (s, at) => (offsets?.[at] ?? 0) * (factor[at] ?? NaN) + s),
      };
    },
  };
}
