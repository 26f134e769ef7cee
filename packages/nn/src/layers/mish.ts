import type { Shape } from '../shapes/shape.ts';
import type { SameShape } from '../shapes/shapeMap.ts';
import { activationLayer } from './activationLayer.ts';
import type { Layer } from './layer.ts';
import { layerKind } from './layerKind.ts';

/**
 * `y = x tanh(softplus x)`: smooth, a little below 0 for negative inputs, and never quite flat there (Misra, 2020).
 */
export function mish(): Layer<Shape, SameShape> {
  return activationLayer('mish', 'mish');
}

export const mishKind = layerKind({ type: 'mish', schema: {}, build: () => mish() });
