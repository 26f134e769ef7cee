import { activation, activationGrad } from '@weir/kernels';
import type { Activation, ActivationAttrs } from '@weir/kernels';
import { describe, it } from 'vitest';
import { layerCase } from '../golden.ts';
import { expectClose, measure, values } from '../measure.ts';

const goldenCases: readonly (readonly [name: string, attrs: ActivationAttrs])[] = [
  ['tanh', { activation: 'tanh' }],
  ['sigmoid', { activation: 'sigmoid' }],
  ['relu', { activation: 'relu' }],
  ['leakyRelu', { activation: 'leakyRelu' }],
  ['leakyRelu', { activation: 'leakyRelu', alpha: 0.01 }],
  ['leakyRelu-0.2', { activation: 'leakyRelu', alpha: 0.2 }],
  ['elu', { activation: 'elu' }],
  ['elu', { activation: 'elu', alpha: 1 }],
  ['elu-0.5', { activation: 'elu', alpha: 0.5 }],
  ['gelu', { activation: 'gelu' }],
  ['gelu-tanh', { activation: 'geluTanh' }],
  ['silu', { activation: 'silu' }],
  ['softplus', { activation: 'softplus' }],
];

/** What each function is at −∞, −100, 0, 100, ∞ and NaN: infinities where float32 has no way to the limit. */
const limits: Readonly<Record<Activation, readonly number[]>> = {
  tanh: [-1, -1, 0, 1, 1, NaN],
  sigmoid: [0, 0, 0.5, 1, 1, NaN],
  relu: [0, 0, 0, 100, Infinity, NaN],
  leakyRelu: [-Infinity, -1, 0, 100, Infinity, NaN],
  elu: [-1, -1, 0, 100, Infinity, NaN],
  gelu: [NaN, 0, 0, 100, Infinity, NaN],
  geluTanh: [NaN, 0, 0, 100, Infinity, NaN],
  silu: [NaN, 0, 0, 100, Infinity, NaN],
  softplus: [0, 0, Math.LN2, 100, Infinity, NaN],
  selu: [-1.7580993408473766, -1.7580993408473766, 0, 105.070098735548, Infinity, NaN],
  mish: [NaN, 0, 0, 100, Infinity, NaN],
  softsign: [NaN, -100 / 101, 0, 100 / 101, NaN, NaN],
  hardtanh: [-1, -1, 0, 1, 1, NaN],
  hardswish: [0, 0, 0, 100, Infinity, NaN],
};

/** Slopes at 0 as torch has them. */
const slopesAtZero: Readonly<Record<Activation, number>> = {
  tanh: 1,
  sigmoid: 0.25,
  relu: 0,
  leakyRelu: 0.01,
  elu: 1,
  gelu: 0.5,
  geluTanh: 0.5,
  silu: 0.5,
  softplus: 0.5,
  selu: 1.7580993408473766,
  mish: 0.6,
  softsign: 1,
  hardtanh: 1,
  hardswish: 0.5,
};

const names = Object.keys(limits) as Activation[]; // the keys of a record of them

export function activationParity(): void {
  describe('activation', () => {
    it.each(goldenCases)('gives PyTorch’s values and gradients for %s as %j', (name, attrs) => {
      const { x, y, dy, dx } = layerCase(name);
      expectClose(measure(activation, { x }, attrs)[0], y);
      expectClose(measure(activationGrad, { dy, x, y }, attrs)[0], dx);
    });

    it.each(names)('of kind %s has its limits at infinities, and NaN of NaN', (name) => {
      const x = values([2, 3], [-Infinity, -100, 0, 100, Infinity, NaN]);
      expectClose(measure(activation, { x }, { activation: name })[0], values([2, 3], limits[name]));
    });

    it.each(names)('of kind %s has torch’s slope at 0', (name) => {
      const x = values([1], [0]);
      const [y] = measure(activation, { x }, { activation: name });
      if (!y) throw new Error('activation: y is an output');
      const [dx] = measure(activationGrad, { dy: values([1], [3]), x, y }, { activation: name });
      expectClose(dx, values([1], [3 * slopesAtZero[name]]));
    });
  });
}
