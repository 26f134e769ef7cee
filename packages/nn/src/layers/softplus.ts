import type { Shape } from '../shapes/shape.ts';
import type { SameShape } from '../shapes/shapeMap.ts';
import { activationLayer } from './activationLayer.ts';
import type { Layer } from './layer.ts';
import { layerKind } from './layerKind.ts';

/**
 * `y = ln(1 + exp x)`, a relu without its kink; `∂y/∂x = σ(x)`.
 *
 * @example
 * ```ts
 * const inputs = Float32Array.of(-2, 0, 2);
 * predict(forEvaluation(softplus()), { inputs, inputShape: [3], size: 1 }); // → [0.1269, 0.6931, 2.127]
 * ```
 */
export function softplus(): Layer<Shape, SameShape> {
  return activationLayer('softplus', 'softplus');
}

/** What `{"type": "softplus"}` stands for in a configuration. */
export const softplusKind = layerKind({ type: 'softplus', schema: {}, build: () => softplus() });
