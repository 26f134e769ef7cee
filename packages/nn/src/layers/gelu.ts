import type { Shape } from '../shapes/shape.ts';
import type { SameShape } from '../shapes/shapeMap.ts';
import { activationLayer } from './activationLayer.ts';
import type { Layer } from './layer.ts';
import { layerKind } from './layerKind.ts';

/** Which of the two forms. */
export interface GeluOptions {
  /** `'none'` (default) is exact, `'tanh'` what BERT and GPT-2 used; `true` and `false` say the same. */
  readonly approximate?: 'none' | 'tanh' | boolean | undefined;
}

/**
 * `y = x Φ(x)`, with `Φ` the normal's distribution function (Hendrycks and Gimpel, 2016); approximately
 * `x/2 (1 + tanh(√(2/π) (x + 0.044715 x³)))`.
 *
 * @example
 * ```ts
 * const inputs = Float32Array.of(-2, 0, 2);
 * predict(forEvaluation(gelu()), { inputs, inputShape: [3], size: 1 }); // → [-0.0455, 0, 1.954]
 * ```
 */
export function gelu({ approximate = 'none' }: GeluOptions = {}): Layer<Shape, SameShape> {
  return activationLayer('gelu', approximate === 'tanh' || approximate === true ? 'geluTanh' : 'gelu');
}

/** What `{"type": "gelu"}` stands for in a configuration. */
export const geluKind = layerKind({
  type: 'gelu',
  schema: { 'approximate?': "'none' | 'tanh' | boolean" },
  build: (options) => gelu(options),
});
