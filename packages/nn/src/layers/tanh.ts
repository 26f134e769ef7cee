import type { Shape } from '../shapes/shape.ts';
import type { SameShape } from '../shapes/shapeMap.ts';
import { activationLayer } from './activationLayer.ts';
import type { Layer } from './layer.ts';
import { layerKind } from './layerKind.ts';

/** `y = tanh x`, `∂y/∂x = 1 − y²`: nothing flows back through units near ±1. */
export function tanh(): Layer<Shape, SameShape> {
  return activationLayer('tanh', 'tanh');
}

export const tanhKind = layerKind({ type: 'tanh', schema: {}, build: () => tanh() });
