import type { Shape } from '../shapes/shape.ts';
import type { SameShape } from '../shapes/shapeMap.ts';
import { activationLayer } from './activationLayer.ts';
import type { Layer } from './layer.ts';
import { layerKind } from './layerKind.ts';

export interface EluOptions {
  /** Minus the floor towards −∞. Default 1, where the slope is continuous. */
  readonly alpha?: number | undefined;
}

/** `y = x` above 0 and `alpha (exp x − 1)` below, `∂y/∂x = y + alpha` there (Clevert et al., 2016). */
export function elu({ alpha = 1 }: EluOptions = {}): Layer<Shape, SameShape> {
  return activationLayer('elu', 'elu', { alpha });
}

export const eluKind = layerKind({
  type: 'elu',
  schema: { 'alpha?': '-1000 <= number <= 1000' },
  build: (options) => elu(options),
});
