import type { Shape } from '../shapes/shape.ts';
import type { SameShape } from '../shapes/shapeMap.ts';
import { activationLayer } from './activationLayer.ts';
import type { Layer } from './layer.ts';
import { layerKind } from './layerKind.ts';

export interface LeakyReluOptions {
  /** Of the line below 0. Default 0.01; more where units die. */
  readonly slope?: number | undefined;
}

/** `y = x` above 0 and `slope · x` below, so that something always flows back (Maas et al., 2013). */
export function leakyRelu({ slope = 0.01 }: LeakyReluOptions = {}): Layer<Shape, SameShape> {
  return activationLayer('leakyRelu', 'leakyRelu', { alpha: slope });
}

export const leakyReluKind = layerKind({
  type: 'leakyRelu',
  schema: { 'slope?': '-1000 <= number <= 1000' },
  build: (options) => leakyRelu(options),
});
