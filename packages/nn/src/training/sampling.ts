import type { TorchGenerator, TorchGeneratorState } from '@weir/core';

/** Where a sampler stands: its generator, and what is left of the epoch. */
export interface SamplerState {
  readonly rng: TorchGeneratorState;
  /** Of `byEpoch` alone: the order of the examples, and how many of them have had their turn. */
  readonly epoch?: { readonly order: Int32Array; readonly next: number } | undefined;
}

/** Decides which examples the next minibatch has. */
export interface Sampler {
  /** @param size How many; default as many as ever. */
  next(size?: number): Int32Array;
  save(): SamplerState;
  restore(state: SamplerState): void;
}

/** Every index drawn anew, so that an example can come twice: `randint(0, n, size)` at each step. */
export function withReplacement(n: number, size: number, rng: TorchGenerator): Sampler {
  return {
    next: (wanted = size) => rng.randint(0, n, wanted),
    save: () => ({ rng: rng.state() }),
    restore: (state) => rng.restore(state.rng),
  };
}

/** Every example once an epoch: a `randperm(n)` at the start of each; what is left at its end is dropped. */
export function byEpoch(n: number, size: number, rng: TorchGenerator): Sampler {
  let order = new Int32Array(0);
  let next = 0;
  return {
    next(wanted = size) {
      if (next + wanted > order.length) {
        order = Int32Array.from(rng.randperm(n));
        next = 0;
      }
      next += wanted;
      return order.slice(next - wanted, next);
    },
    save: () => ({ rng: rng.state(), epoch: { order: order.slice(), next } }),
    restore({ rng: state, epoch }) {
      rng.restore(state);
      order = Int32Array.from(epoch?.order ?? []);
      next = epoch?.next ?? 0;
    },
  };
}
