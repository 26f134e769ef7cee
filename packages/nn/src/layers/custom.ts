import type { Shape } from '../shapes/shape.ts';
import type { ShapeMap, UnknownShape } from '../shapes/shapeMap.ts';
import { definedLayer } from './definedLayer.ts';
import type { LayerDefinition } from './definedLayer.ts';
import { functionLayer } from './functionLayer.ts';
import type { FunctionLayerOptions, TensorFunction } from './functionLayer.ts';
import type { Layer } from './layer.ts';

/**
 * A layer of one's own, from a tfjs function whose gradient tfjs takes. See `functionLayer`.
 *
 * @example
 * ```ts
 * import { square } from '@tensorflow/tfjs';
 *
 * predict(forEvaluation(layer((x) => square(x), { kind: 'square' })), { inputs: Float32Array.of(1, 2), inputShape: [2], size: 1 }); // → [1, 4]
 * ```
 */
export function layer(compute: TensorFunction, options?: FunctionLayerOptions): Layer<Shape, UnknownShape>;
/** A layer of one's own, by its forward and backward pass in terms of kernels. See `LayerDefinition`. */
export function layer<In extends Shape, Map extends ShapeMap>(definition: LayerDefinition): Layer<In, Map>;
export function layer(of: TensorFunction | LayerDefinition, options?: FunctionLayerOptions): Layer {
  return typeof of === 'function' ? functionLayer(of, options) : definedLayer(of);
}
