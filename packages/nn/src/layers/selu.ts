import type { Shape } from '../shapes/shape.ts';
import type { SameShape } from '../shapes/shapeMap.ts';
import { activationLayer } from './activationLayer.ts';
import type { Layer } from './layer.ts';
import { layerKind } from './layerKind.ts';

/**
 * `y = s x` above 0 and `s α (exp x − 1)` below, with s ≈ 1.0507 and α ≈ 1.6733, by which outputs of a deep stack tend to mean 0
 * and variance 1 (Klambauer et al., 2017). Start its weights with gain 1 (`nonlinearity: 'linear'`) to have that; torch's
 * `calculate_gain` says 3/4.
 *
 * @example
 * ```ts
 * const inputs = Float32Array.of(-2, 0, 2);
 * predict(forEvaluation(selu()), { inputs, inputShape: [3], size: 1 }); // → [-1.52, 0, 2.101]
 * ```
 */
export function selu(): Layer<Shape, SameShape> {
  return activationLayer('selu', 'selu');
}

/** What `{"type": "selu"}` stands for in a configuration. */
export const seluKind = layerKind({ type: 'selu', schema: {}, build: () => selu() });
