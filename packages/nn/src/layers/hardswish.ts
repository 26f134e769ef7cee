import type { Shape } from '../shapes/shape.ts';
import type { SameShape } from '../shapes/shapeMap.ts';
import { activationLayer } from './activationLayer.ts';
import type { Layer } from './layer.ts';
import { layerKind } from './layerKind.ts';

/**
 * `y = x clip(x + 3, 0, 6) / 6`: silu of straight pieces (Howard et al., 2019). Flat at 0 below −3.
 *
 * @example
 * ```ts
 * const inputs = Float32Array.of(-3, 1, 9);
 * predict(forEvaluation(hardswish()), { inputs, inputShape: [3], size: 1 }); // → [0, 0.6667, 9]
 * ```
 */
export function hardswish(): Layer<Shape, SameShape> {
  return activationLayer('hardswish', 'hardswish');
}

/** What `{"type": "hardswish"}` stands for in a configuration. */
export const hardswishKind = layerKind({ type: 'hardswish', schema: {}, build: () => hardswish() });
