import type { Shape } from '../shapes/shape.ts';
import type { SameShape } from '../shapes/shapeMap.ts';
import { activationLayer } from './activationLayer.ts';
import type { Layer } from './layer.ts';
import { layerKind } from './layerKind.ts';

/** The slope below 0. */
export interface LeakyReluOptions {
  /** Of the line below 0. Default 0.01; more where units die. */
  readonly slope?: number | undefined;
}

/**
 * `y = x` above 0 and `slope · x` below, so that something always flows back (Maas et al., 2013).
 *
 * @example
 * ```ts
 * const inputs = Float32Array.of(-2, 0, 2);
 * predict(forEvaluation(leakyRelu({ slope: 0.1 })), { inputs, inputShape: [3], size: 1 }); // → [-0.2, 0, 2]
 * ```
 */
export function leakyRelu({ slope = 0.01 }: LeakyReluOptions = {}): Layer<Shape, SameShape> {
  return activationLayer('leakyRelu', 'leakyRelu', { alpha: slope });
}

/** What `{"type": "leakyRelu"}` stands for in a configuration. */
export const leakyReluKind = layerKind({
  type: 'leakyRelu',
  schema: { 'slope?': '-1000 <= number <= 1000' },
  build: (options) => leakyRelu(options),
});
