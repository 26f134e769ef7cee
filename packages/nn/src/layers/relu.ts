import type { Shape } from '../shapes/shape.ts';
import type { SameShape } from '../shapes/shapeMap.ts';
import { activationLayer } from './activationLayer.ts';
import type { Layer } from './layer.ts';
import { layerKind } from './layerKind.ts';

/**
 * `y = max(0, x)`, with torch's gradient 0 at 0: a unit that is never above 0 learns no more.
 *
 * @example
 * ```ts
 * const inputs = Float32Array.of(-2, 0, 3);
 * predict(forEvaluation(relu()), { inputs, inputShape: [3], size: 1 }); // → [0, 0, 3]
 * ```
 */
export function relu(): Layer<Shape, SameShape> {
  return activationLayer('relu', 'relu');
}

/** What `{"type": "relu"}` stands for in a configuration. */
export const reluKind = layerKind({ type: 'relu', schema: {}, build: () => relu() });
