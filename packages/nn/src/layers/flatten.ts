import { sizeOf } from '../shapes/shape.ts';
import type { Shape } from '../shapes/shape.ts';
import type { Flattened } from '../shapes/shapeMap.ts';
import { definedLayer } from './definedLayer.ts';
import type { Layer } from './layer.ts';
import { layerKind } from './layerKind.ts';

/**
 * Joins all axes of an example into one, in row-major order, without a copy.
 *
 * @example
 * ```ts
 * flatten().outputShape([3, 10]); // → [30]
 * ```
 */
export function flatten(): Layer<Shape, Flattened> {
  return definedLayer({
    kind: 'flatten',
    outputShape: (input) => [sizeOf(input)],
    forward: (x, scope) => [scope.reshape(x, [x.shape[0] ?? 1, sizeOf(x.shape.slice(1))])],
    backward: (dy, { input }, scope) => ({ input: scope.reshape(dy, input.shape) }),
  });
}

/** What `{"type": "flatten"}` stands for in a configuration. */
export const flattenKind = layerKind({ type: 'flatten', schema: {}, build: () => flatten() });
