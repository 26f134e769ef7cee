import type { Shape } from '../shapes/shape.ts';
import type { SameShape } from '../shapes/shapeMap.ts';
import { activationLayer } from './activationLayer.ts';
import type { Layer } from './layer.ts';
import { layerKind } from './layerKind.ts';

/**
 * `y = 1 / (1 + exp(−x))`, `∂y/∂x = y (1 − y)`: at most 1/4 flows back, and nothing near 0 and 1.
 *
 * @example
 * ```ts
 * const inputs = Float32Array.of(-2, 0, 2);
 * predict(forEvaluation(sigmoid()), { inputs, inputShape: [3], size: 1 }); // → [0.1192, 0.5, 0.8808]
 * ```
 */
export function sigmoid(): Layer<Shape, SameShape> {
  return activationLayer('sigmoid', 'sigmoid');
}

/** What `{"type": "sigmoid"}` stands for in a configuration. */
export const sigmoidKind = layerKind({ type: 'sigmoid', schema: {}, build: () => sigmoid() });
