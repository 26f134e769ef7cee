import { gainFrom } from './gain.ts';
import type { GainOptions } from './gain.ts';
import { initializerKind } from './initializerKind.ts';
import type { Initializer } from './initializer.ts';
import { normal } from './normal.ts';

/**
 * `N(0, 2 gain² / (fanIn + fanOut))` (Glorot and Bengio, 2010).
 *
 * @example
 * ```ts
 * // The std is √(2 / (100 + 300)).
 * const { values } = xavierNormal()(fansOf([100, 300]), torchGenerator(1));
 * const std = Math.sqrt(values.reduce((sum, value) => sum + value ** 2, 0) / values.length);
 * std.toFixed(2); // → '0.07'
 * ```
 */
export function xavierNormal(options: GainOptions = {}): Initializer {
  return (fans, rng) =>
    normal({ std: gainFrom(options) * Math.sqrt(2 / (fans.fanIn + fans.fanOut)) })(fans, rng);
}

/**
 * `U(−b, b)` with `b = gain · √(6 / (fanIn + fanOut))` (Glorot and Bengio, 2010).
 *
 * @example
 * ```ts
 * // Up to √(6 / (4 + 2)) = 1.
 * const { values } = xavierUniform()(fansOf([4, 2]), torchGenerator(1));
 * values.every((value) => Math.abs(value) <= 1); // → true
 * ```
 */
export function xavierUniform(options: GainOptions = {}): Initializer {
  return (fans, rng) => {
    const bound = gainFrom(options) * Math.sqrt(6 / (fans.fanIn + fans.fanOut));
    return { shape: fans.shape, values: rng.uniform(-bound, bound, fans.shape) };
  };
}

const schema = {
  'gain?': '-1000000 <= number <= 1000000',
  'nonlinearity?': "'linear' | 'sigmoid' | 'tanh' | 'relu' | 'leakyRelu' | 'selu'",
} as const;
/** What `{"type": "xavierNormal"}` stands for in a configuration. */
export const xavierNormalKind = initializerKind({
  type: 'xavierNormal',
  schema,
  build: (options) => xavierNormal(options),
});
/** What `{"type": "xavierUniform"}` stands for in a configuration. */
export const xavierUniformKind = initializerKind({
  type: 'xavierUniform',
  schema,
  build: (options) => xavierUniform(options),
});
