import type { Shape } from '../shapes/shape.ts';
import type { SameShape } from '../shapes/shapeMap.ts';
import { activationLayer } from './activationLayer.ts';
import type { Layer } from './layer.ts';
import { layerKind } from './layerKind.ts';

/**
 * `y = min(max(x, 0), 6)`: a relu that is flat above 6 too (Krizhevsky, 2010).
 *
 * @example
 * ```ts
 * const inputs = Float32Array.of(-2, 1, 9);
 * predict(forEvaluation(relu6()), { inputs, inputShape: [3], size: 1 }); // → [0, 1, 6]
 * ```
 */
export function relu6(): Layer<Shape, SameShape> {
  return activationLayer('relu6', 'hardtanh', { alpha: 0, beta: 6 });
}

/** What `{"type": "relu6"}` stands for in a configuration. */
export const relu6Kind = layerKind({ type: 'relu6', schema: {}, build: () => relu6() });
