import { torchGenerator } from '@weir/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byEpoch, withReplacement } from './sampling.ts';

describe('sampling by epoch', () => {
  it('shows every example once an epoch where the batch divides the data, the last batch too', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 5 }), (size, batches) => {
        const sampler = byEpoch(size * batches, size, torchGenerator(1));
        for (let epoch = 0; epoch < 3; epoch++) {
          const seen = Array.from({ length: batches }, () => Array.from(sampler.next())).flat();
          expect(seen.sort((a, b) => a - b)).toEqual(Array.from(seen, (_, at) => at));
        }
      }),
    );
  });

  it('drops what is left of an epoch and is no batch', () => {
    const sampler = byEpoch(5, 2, torchGenerator(1));
    const rng = torchGenerator(1);
    const [first, second] = [rng.randperm(5), rng.randperm(5)].map((order) => Array.from(order));
    const batches = Array.from({ length: 4 }, () => Array.from(sampler.next()));
    expect(batches.flat()).toEqual([...(first ?? []).slice(0, 4), ...(second ?? []).slice(0, 4)]);
  });
});

describe('sampling with replacement', () => {
  it('draws each batch as randint', () => {
    const sampler = withReplacement(7, 20, torchGenerator(3));
    const rng = torchGenerator(3);
    expect(Array.from(sampler.next())).toEqual(Array.from(rng.randint(0, 7, 20)));
    expect(Array.from(sampler.next())).toEqual(Array.from(rng.randint(0, 7, 20)));
  });
});

it.each([
  ['byEpoch', byEpoch],
  ['withReplacement', withReplacement],
])('%s goes on from what it saved as if nothing had been', (_name, sampling) => {
  const sampler = sampling(10, 3, torchGenerator(1));
  sampler.next();
  const saved = structuredClone(sampler.save());
  const wanted = Array.from({ length: 5 }, () => Array.from(sampler.next()));
  const other = sampling(10, 3, torchGenerator(2));
  other.restore(saved);
  expect(Array.from({ length: 5 }, () => Array.from(other.next()))).toEqual(wanted);
});
