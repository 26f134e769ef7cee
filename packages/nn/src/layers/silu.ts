import type { Shape } from '../shapes/shape.ts';
import type { SameShape } from '../shapes/shapeMap.ts';
import { activationLayer } from './activationLayer.ts';
import type { Layer } from './layer.ts';
import { layerKind } from './layerKind.ts';

/** `y = x σ(x)`, `∂y/∂x = σ(x) (1 + x (1 − σ(x)))`; also called swish (Elfwing et al., 2018). */
export function silu(): Layer<Shape, SameShape> {
  return activationLayer('silu', 'silu');
}

export const siluKind = layerKind({ type: 'silu', schema: {}, build: () => silu() });
