import { gainFrom } from './gain.ts';
import type { GainOptions } from './gain.ts';
import { initializerKind } from './initializerKind.ts';
import type { Fans, Initializer } from './initializer.ts';
import { normal } from './normal.ts';

/** The gain, and which of the fans it is divided by. */
export interface KaimingOptions extends GainOptions {
  /** `fanIn` (default) keeps the variance of activations from layer to layer, `fanOut` that of gradients. */
  readonly mode?: 'fanIn' | 'fanOut';
}

const fan = ({ fanIn, fanOut }: Fans, mode: 'fanIn' | 'fanOut' = 'fanIn') =>
  mode === 'fanIn' ? fanIn : fanOut;

/**
 * `N(0, gain² / fan)` (He et al., 2015).
 *
 * @example
 * ```ts
 * // Ahead of tanh: the std is 5/3 over the root of 100 inputs.
 * const { values } = kaimingNormal({ nonlinearity: 'tanh' })(fansOf([100, 100]), torchGenerator(1));
 * const std = Math.sqrt(values.reduce((sum, value) => sum + value ** 2, 0) / values.length);
 * std.toFixed(2); // → '0.17'
 * ```
 */
export function kaimingNormal(options: KaimingOptions = {}): Initializer {
  const gain = gainFrom(options);
  return (fans, rng) => normal({ std: gain / Math.sqrt(fan(fans, options.mode)) })(fans, rng);
}

/**
 * `U(−b, b)` with `b = gain · √(3 / fan)`, which has the same variance (He et al., 2015).
 *
 * @example
 * ```ts
 * // Ahead of relu: up to √2 √(3 / 6) = 1 for 6 inputs.
 * const { values } = kaimingUniform({ nonlinearity: 'relu' })(fansOf([6, 1000]), torchGenerator(1));
 * Math.max(...values).toFixed(2); // → '1.00'
 * ```
 */
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
/** What `{"type": "kaimingNormal"}` stands for in a configuration. */
export const kaimingNormalKind = initializerKind({
  type: 'kaimingNormal',
  schema,
  build: (options) => kaimingNormal(options),
});
/** What `{"type": "kaimingUniform"}` stands for in a configuration. */
export const kaimingUniformKind = initializerKind({
  type: 'kaimingUniform',
  schema,
  build: (options) => kaimingUniform(options),
});
