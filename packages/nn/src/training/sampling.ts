import type { TorchGenerator } from '@weir/core';

/** Which examples the next minibatch has. */
export type Sampler = () => Int32Array;

/** Every index drawn anew, so that an example can come twice: `randint(0, n, size)` at each step. */
export function withReplacement(n: number, size: number, rng: TorchGenerator): Sampler {
  return () => rng.randint(0, n, size);
}

/** Every example once an epoch: a `randperm(n)` at the start of each; what is left at its end is dropped. */
export function byEpoch(n: number, size: number, rng: TorchGenerator): Sampler {
  let order = new Int32Array(0);
  let next = 0;
  return () => {
    if (next + size > order.length) {
      order = Int32Array.from(rng.randperm(n));
      next = 0;
    }
    next += size;
    return order.slice(next - size, next);
  };
}
