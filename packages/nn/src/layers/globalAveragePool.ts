import { mustTakeImages } from '../shapes/shape.ts';
import type { ToChannels } from '../shapes/shapeMap.ts';
import { definedLayer } from './definedLayer.ts';
import type { Layer } from './layer.ts';
import { layerKind } from './layerKind.ts';

/**
 * The mean of each channel over the whole image (Lin et al., 2014): `[height, width, channels]` becomes `[channels]`.
 *
 * @example
 * ```ts
 * const inputs = Float32Array.of(1, 2, 3, 4); // one image of 2 × 2 with one channel
 * predict(forEvaluation(globalAveragePool()), { inputs, inputShape: [2, 2, 1], size: 1 }); // → [2.5]
 * ```
 */
export function globalAveragePool(): Layer<readonly [number, number, number], ToChannels> {
  return definedLayer({
    kind: 'globalAveragePool',
    outputShape: (input) => [mustTakeImages('globalAveragePool', input)[2]],
    forward: (x, scope) => [scope.call('Mean', { x }, { axis: [1, 2], keepDims: false })],
    backward(dy, { input }, scope) {
      const [batch = 0, height = 0, width = 0, channels = 0] = input.shape;
      const shares = new Float32Array(height * width).fill(1 / (height * width));
      return {
        input: scope.call('Multiply', {
          a: scope.reshape(dy, [batch, 1, 1, channels]),
          b: scope.upload(shares, [1, height, width, 1]),
        }),
      };
    },
  });
}

/** What `{"type": "globalAveragePool"}` stands for in a configuration. */
export const globalAveragePoolKind = layerKind({
  type: 'globalAveragePool',
  schema: {},
  build: () => globalAveragePool(),
});
