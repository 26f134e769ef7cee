import type { Shape } from '../shapes/shape.ts';
import type { SameShape } from '../shapes/shapeMap.ts';
import { activationLayer } from './activationLayer.ts';
import type { Layer } from './layer.ts';
import { layerKind } from './layerKind.ts';

/** How far below 0 it reaches. */
export interface EluOptions {
  /** Minus the floor towards −∞. Default 1, where the slope is continuous. */
  readonly alpha?: number | undefined;
}

/**
 * `y = x` above 0 and `alpha (exp x − 1)` below, `∂y/∂x = y + alpha` there (Clevert et al., 2016).
 *
 * @example
 * ```ts
 * const inputs = Float32Array.of(-2, 0, 2);
 * predict(forEvaluation(elu()), { inputs, inputShape: [3], size: 1 }); // → [-0.8647, 0, 2]
 * ```
 */
export function elu({ alpha = 1 }: EluOptions = {}): Layer<Shape, SameShape> {
  return activationLayer('elu', 'elu', { alpha });
}

/** What `{"type": "elu"}` stands for in a configuration. */
export const eluKind = layerKind({
  type: 'elu',
  schema: { 'alpha?': '-1000 <= number <= 1000' },
  build: (options) => elu(options),
});
