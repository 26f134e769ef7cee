import type { Shape } from '../shapes/shape.ts';
import type { SameShape } from '../shapes/shapeMap.ts';
import { activationLayer } from './activationLayer.ts';
import type { Layer } from './layer.ts';
import { layerKind } from './layerKind.ts';

/**
 * `y = x / (1 + |x|)`, `∂y/∂x = 1 / (1 + |x|)²`: tanh with tails that flatten slowly (Glorot and Bengio, 2010).
 *
 * @example
 * ```ts
 * const inputs = Float32Array.of(-2, 0, 2);
 * predict(forEvaluation(softsign()), { inputs, inputShape: [3], size: 1 }); // → [-0.6667, 0, 0.6667]
 * ```
 */
export function softsign(): Layer<Shape, SameShape> {
  return activationLayer('softsign', 'softsign');
}

/** What `{"type": "softsign"}` stands for in a configuration. */
export const softsignKind = layerKind({ type: 'softsign', schema: {}, build: () => softsign() });
