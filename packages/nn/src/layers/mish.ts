import type { Shape } from '../shapes/shape.ts';
import type { SameShape } from '../shapes/shapeMap.ts';
import { activationLayer } from './activationLayer.ts';
import type { Layer } from './layer.ts';
import { layerKind } from './layerKind.ts';

/**
 * `y = x tanh(softplus x)`: smooth, a little below 0 for negative inputs, and never quite flat there (Misra, 2020).
 *
 * @example
 * ```ts
 * const inputs = Float32Array.of(-2, 0, 2);
 * predict(forEvaluation(mish()), { inputs, inputShape: [3], size: 1 }); // → [-0.2525, 0, 1.944]
 * ```
 */
export function mish(): Layer<Shape, SameShape> {
  return activationLayer('mish', 'mish');
}

/** What `{"type": "mish"}` stands for in a configuration. */
export const mishKind = layerKind({ type: 'mish', schema: {}, build: () => mish() });
