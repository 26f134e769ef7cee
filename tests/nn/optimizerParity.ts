import { currentDevice } from '@weir/kernels';
import { adagrad, adam, adamW, Parameter, rmsProp, sgd } from '@weir/nn';
import { OptimizerState } from '@weir/nn/define';
import type { Optimizer } from '@weir/nn';
import { describe, expect, it } from 'vitest';
import { expectClose, values } from '../kernels/measure.ts';
import { optimizerCases } from './golden.ts';
import type { Values } from './golden.ts';

/** How torch's optimisers are made here, with the rate that each case is run at. */
const optimizers: Readonly<Record<string, { readonly optimizer: Optimizer; readonly rate: number }>> = {
  sgd: { optimizer: sgd(), rate: 0.1 },
  'sgd-momentum': { optimizer: sgd({ momentum: 0.9 }), rate: 0.1 },
  'sgd-nesterov': { optimizer: sgd({ momentum: 0.9, nesterov: true }), rate: 0.05 },
  'sgd-wd': { optimizer: sgd({ weightDecay: 0.05 }), rate: 0.1 },
  'sgd-dampening': { optimizer: sgd({ momentum: 0.8, dampening: 0.3 }), rate: 0.1 },
  rmsprop: { optimizer: rmsProp(), rate: 0.01 },
  'rmsprop-momentum-centered': {
    optimizer: rmsProp({ alpha: 0.95, momentum: 0.5, centered: true }),
    rate: 0.01,
  },
  adam: { optimizer: adam(), rate: 0.05 },
  'adam-wd': { optimizer: adam({ weightDecay: 0.1 }), rate: 0.05 },
  adamw: { optimizer: adamW({ weightDecay: 0.1 }), rate: 0.05 },
  adagrad: { optimizer: adagrad(), rate: 0.1 },
};

/** Every optimiser of golden/optim.json over its twelve steps, as `descend` runs it. */
export function optimizerParity(): void {
  describe('optimisers', () => {
    it.each(optimizerCases)("follow PyTorch's trajectory: $name", ({ name, w0, A, trajectory }) => {
      const known = optimizers[name];
      if (!known) throw new Error(`golden: no optimiser is known for ${name}`);
      const device = currentDevice();
      const before = device.backend.numDataIds();
      const weight = new Parameter('weight', { shape: w0.shape, values: Float32Array.from(w0.data) });
      const state = new OptimizerState(known.optimizer, [weight], device);
      expect(trajectory).toHaveLength(12);
      for (const wanted of trajectory) {
        const gradient = device.upload(product(A, weight.values(), w0.shape), w0.shape);
        state.update([gradient], known.rate);
        device.dispose(gradient);
        expectClose(values(w0.shape, weight.values()), wanted);
      }
      state.end();
      expect(device.backend.numDataIds()).toBe(before);
    });
  });
}

function product(a: Values, w: Float32Array, [rows = 0, columns = 0]: readonly number[]): Float32Array {
  return Float32Array.from({ length: rows * columns }, (_, at) => {
    const row = Math.floor(at / columns);
    let sum = 0;
    for (let k = 0; k < rows; k++)
      sum += Number(a.data[row * rows + k]) * Number(w[k * columns + (at % columns)]);
    return sum;
  });
}
