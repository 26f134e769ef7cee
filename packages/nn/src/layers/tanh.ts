import type { Shape } from '../shapes/shape.ts';
import type { SameShape } from '../shapes/shapeMap.ts';
import { activationLayer } from './activationLayer.ts';
import type { Layer } from './layer.ts';
import { layerKind } from './layerKind.ts';

/**
 * `y = tanh x`, `∂y/∂x = 1 − y²`: nothing flows back through units near ±1.
 *
 * @example
 * ```ts
 * const inputs = Float32Array.of(-2, 0, 2);
 * predict(forEvaluation(tanh()), { inputs, inputShape: [3], size: 1 }); // → [-0.964, 0, 0.964]
 * ```
 */
export function tanh(): Layer<Shape, SameShape> {
  return activationLayer('tanh', 'tanh');
}

/** What `{"type": "tanh"}` stands for in a configuration. */
export const tanhKind = layerKind({ type: 'tanh', schema: {}, build: () => tanh() });
