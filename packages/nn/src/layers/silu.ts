import type { Shape } from '../shapes/shape.ts';
import type { SameShape } from '../shapes/shapeMap.ts';
import { activationLayer } from './activationLayer.ts';
import type { Layer } from './layer.ts';
import { layerKind } from './layerKind.ts';

/**
 * `y = x σ(x)`, `∂y/∂x = σ(x) (1 + x (1 − σ(x)))`; also called swish (Elfwing et al., 2018).
 *
 * @example
 * ```ts
 * const inputs = Float32Array.of(-2, 0, 2);
 * predict(forEvaluation(silu()), { inputs, inputShape: [3], size: 1 }); // → [-0.2384, 0, 1.762]
 * ```
 */
export function silu(): Layer<Shape, SameShape> {
  return activationLayer('silu', 'silu');
}

/** What `{"type": "silu"}` stands for in a configuration. */
export const siluKind = layerKind({ type: 'silu', schema: {}, build: () => silu() });
