import type { Shape } from '../shapes/shape.ts';
import type { SameShape } from '../shapes/shapeMap.ts';
import { activationLayer } from './activationLayer.ts';
import type { Layer } from './layer.ts';
import { layerKind } from './layerKind.ts';

/** `y = ln(1 + exp x)`, a relu without its kink; `∂y/∂x = σ(x)`. */
export function softplus(): Layer<Shape, SameShape> {
  return activationLayer('softplus', 'softplus');
}

export const softplusKind = layerKind({ type: 'softplus', schema: {}, build: () => softplus() });
