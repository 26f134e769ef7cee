import { describe, expect, it } from 'vitest';
import { activations } from './activations.ts';
import type { Activation } from './activations.ts';

/** The error function by Simpson's rule over [0, x]. */
function erf(x: number): number {
  const pieces = 400;
  const width = x / pieces;
  const f = (t: number) => Math.exp(-t * t);
  let sum = f(0) + f(x);
  for (let i = 1; i < pieces; i++) sum += (i % 2 ? 4 : 2) * f(i * width);
  return (2 / Math.sqrt(Math.PI)) * ((sum * width) / 3);
}

/** Each as its paper or PyTorch's manual writes it, without care for large x. */
const definitions: Readonly<Record<Activation, (x: number) => number>> = {
  tanh: (x) => (Math.exp(x) - Math.exp(-x)) / (Math.exp(x) + Math.exp(-x)),
  sigmoid: (x) => 1 / (1 + Math.exp(-x)),
  relu: (x) => Math.max(0, x),
  leakyRelu: (x) => Math.max(0, x) + 0.01 * Math.min(0, x),
  elu: (x) => Math.max(0, x) + Math.min(0, Math.exp(x) - 1),
  gelu: (x) => (x / 2) * (1 + erf(x / Math.SQRT2)),
  geluTanh: (x) => (x / 2) * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x))),
  silu: (x) => x / (1 + Math.exp(-x)),
  softplus: (x) => Math.log(1 + Math.exp(x)),
  selu: (x) => 1.0507009873554805 * (x > 0 ? x : 1.6732632423543772 * (Math.exp(x) - 1)),
  mish: (x) => x * Math.tanh(Math.log(1 + Math.exp(x))),
  softsign: (x) => x / (1 + Math.abs(x)),
  hardtanh: (x) => Math.min(1, Math.max(-1, x)),
  hardswish: (x) => (x * Math.min(6, Math.max(0, x + 3))) / 6,
};
const names = Object.keys(definitions) as Activation[]; // the keys of a record of them
// No kink of any function is among them.
const points = [-6.1, -3.2, -1.7, -0.9, -0.3, -0.01, 0.02, 0.4, 0.8, 1.6, 2.9, 3.3, 5.7];

describe('activations', () => {
  it('has a function for each name', () => {
    expect(Object.keys(activations).sort()).toEqual([...names].sort());
  });

  describe.each(names)('%s', (name) => {
    const { value, slope, defaultAlpha, defaultBeta = 0 } = activations[name];
    const f = (x: number) => value(x, defaultAlpha, defaultBeta);

    it('has the values of its definition', () => {
      for (const x of points) expect(f(x), `f(${x})`).toBeCloseTo(definitions[name](x), 6);
    });

    it('has the slope that its definition has', () => {
      const h = 1e-5;
      for (const x of points) {
        const wanted = (definitions[name](x + h) - definitions[name](x - h)) / (2 * h);
        expect(slope(x, f(x), defaultAlpha, defaultBeta), `f′(${x})`).toBeCloseTo(wanted, 5);
      }
    });
  });

  it('has torch’s slope at each kink', () => {
    const at = (name: Activation, x: number) => {
      const { value, slope, defaultAlpha, defaultBeta = 0 } = activations[name];
      return slope(x, value(x, defaultAlpha, defaultBeta), defaultAlpha, defaultBeta);
    };
    expect([at('relu', 0), at('leakyRelu', 0), at('elu', 0)]).toEqual([0, 0.01, 1]);
    expect([at('hardtanh', -1), at('hardtanh', 1)]).toEqual([0, 0]);
    expect([at('hardswish', -3), at('hardswish', 3)]).toEqual([0, 1]);
  });
});
