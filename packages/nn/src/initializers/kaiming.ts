import { gainFrom } from './gain.ts';
import type { GainOptions } from './gain.ts';
import { initializerKind } from './initializerKind.ts';
import type { Fans, Initializer } from './initializer.ts';
import { normal } from './normal.ts';

export interface KaimingOptions extends GainOptions {
  /** `fanIn` (default) keeps the variance of activations from layer to layer, `fanOut` that of gradients. */
  readonly mode?: 'fanIn' | 'fanOut';
}

const fan = ({ fanIn, fanOut }: Fans, mode: 'fanIn' | 'fanOut' = 'fanIn') =>
  mode === 'fanIn' ? fanIn : fanOut;

/** `N(0, gain² / fan)` (He et al., 2015). */
export function kaimingNormal(options: KaimingOptions = {}): Initializer {
  const gain = gainFrom(options);
  return (fans, rng) => normal({ std: gain / Math.sqrt(fan(fans, options.mode)) })(fans, rng);
}

/** `U(−b, b)` with `b = gain · √(3 / fan)`, which has the same variance (He et al., 2015). */
export function kaimingUniform(options: KaimingOptions = {}): Initializer {
  const gain = gainFrom(options);
  return (fans, rng) => {
    const bound = gain * Math.sqrt(3 / fan(fans, options.mode));
    return { shape: fans.shape, values: rng.uniform(-bound, bound, fans.shape) };
  };
}

const schema = {
  'gain?': '-1000000 <= number <= 1000000',
  'nonlinearity?': "'linear' | 'sigmoid' | 'tanh' | 'relu' | 'leakyRelu' | 'selu'",
  'a?': '0 <= number <= 1000',
  'mode?': "'fanIn' | 'fanOut'",
} as const;
export const kaimingNormalKind = initializerKind({
  type: 'kaimingNormal',
  schema,
  build: (options) => kaimingNormal(options),
});
export const kaimingUniformKind = initializerKind({
  type: 'kaimingUniform',
  schema,
  build: (options) => kaimingUniform(options),
});
