import type { Shape } from '../shapes/shape.ts';
import type { AnyLayer } from './layer.ts';

/**
 * The shape that layers, one after the other, make of an example's.
 *
 * @throws RangeError if one does not take what the one before makes.
 */
export const shapeThrough = (layers: readonly AnyLayer[], input: Shape): Shape =>
  layers.reduce((shape, layer) => layer.outputShape(shape), input);
