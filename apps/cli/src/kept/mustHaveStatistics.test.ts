import { batchNorm, linear, sequential } from '@weir/nn';
import { torchGenerator } from '@weir/core';
import { expect, test } from 'vitest';
import { startBackend } from '../backend.ts';
import { mustHaveStatistics } from './mustHaveStatistics.ts';

test('mustHaveStatistics lets a network through that has them, or needs none', async () => {
  await startBackend('cpu', () => {});
  const rng = torchGenerator(1);
  const plain = { network: sequential(linear(2, 3, { rng })) };
  const normed = { network: sequential(linear(2, 3, { rng }), batchNorm(3)) };
  expect(() => mustHaveStatistics('a', 0, plain)).not.toThrow();
  expect(() => mustHaveStatistics('a', 1, normed)).not.toThrow();
  expect(() => mustHaveStatistics('a', 0, normed)).toThrow(
    'a: must have done a step, got 0: 1.batchNorm has no running statistics before the first; give --at 1, or more',
  );
});
