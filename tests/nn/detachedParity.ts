import { torchGenerator } from '@weir/core';
import { batchNorm } from '@weir/nn';
import { describe, it } from 'vitest';
import { throughLayer } from '../../packages/nn/src/testing/throughLayer.ts';
import { expectClose, values } from '../kernels/measure.ts';

const rng = torchGenerator(11);
const x = values([6, 2, 5], rng.randn([6, 2, 5]));
const dy = values([6, 2, 5], rng.randn([6, 2, 5]));

/** What a batchNorm outside of the gradient passes back, from its definition. */
export function detachedParity(): void {
  describe('a detached batchNorm', () => {
    it.each([false, true])('passes back γ dy / √(variance + eps), affine %s', (affine) => {
      const options = affine ? { gamma: 0.7 } : { affine };
      const attached = batchNorm(5, options);
      const detached = batchNorm(5, { ...options, detached: true });
      const passes = throughLayer(detached, x, dy);
      const { y, grads, kept } = throughLayer(attached, x, dy);
      const variance = kept[1]?.data ?? [];
      const gain = affine ? Math.fround(0.7) : 1;
      expectClose(passes.y, y, 0);
      grads.forEach((grad, at) => expectClose(passes.grads[at], grad, 0));
      expectClose(
        passes.dx,
        values(
          dy.shape,
          Float32Array.from(
            dy.data,
            (value, at) => (gain * value) / Math.sqrt((variance[at % 5] ?? NaN) + 1e-5),
          ),
        ),
      );
    });
  });
}
