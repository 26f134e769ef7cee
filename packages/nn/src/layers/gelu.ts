import type { Shape } from '../shapes/shape.ts';
import type { SameShape } from '../shapes/shapeMap.ts';
import { activationLayer } from './activationLayer.ts';
import type { Layer } from './layer.ts';
import { layerKind } from './layerKind.ts';

export interface GeluOptions {
  /** `'none'` (default) is exact, `'tanh'` what BERT and GPT-2 used; `true` and `false` say the same. */
  readonly approximate?: 'none' | 'tanh' | boolean | undefined;
}

/**
 * `y = x Φ(x)`, with `Φ` the normal's distribution function (Hendrycks and Gimpel, 2016); approximately
 * `x/2 (1 + tanh(√(2/π) (x + 0.044715 x³)))`.
 */
export function gelu({ approximate = 'none' }: GeluOptions = {}): Layer<Shape, SameShape> {
  return activationLayer('gelu', approximate === 'tanh' || approximate === true ? 'geluTanh' : 'gelu');
}

export const geluKind = layerKind({
  type: 'gelu',
  schema: { 'approximate?': "'none' | 'tanh' | boolean" },
  build: (options) => gelu(options),
});
