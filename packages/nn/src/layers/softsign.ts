import type { Shape } from '../shapes/shape.ts';
import type { SameShape } from '../shapes/shapeMap.ts';
import { activationLayer } from './activationLayer.ts';
import type { Layer } from './layer.ts';
import { layerKind } from './layerKind.ts';

/**
 * `y = x / (1 + |x|)`, `∂y/∂x = 1 / (1 + |x|)²`: tanh with tails that flatten slowly (Glorot and Bengio, 2010).
 */
export function softsign(): Layer<Shape, SameShape> {
  return activationLayer('softsign', 'softsign');
}

export const softsignKind = layerKind({ type: 'softsign', schema: {}, build: () => softsign() });
