import type { RunEvent } from '@weir/core';
import { expect, test } from 'vitest';
import { UsageError } from '../usageError.ts';
import { mustHaveReached } from './mustHaveReached.ts';

const events: readonly RunEvent[] = [
  { type: 'progress', from: 0, losses: [3, 2, 1], learningRate: 0.1, seconds: 1 },
];

test.each([undefined, 1, 3])('a run of 3 steps has come to %s', (at) => {
  expect(() => mustHaveReached({ events }, at)).not.toThrow();
});

test.each([0, 4, -1, NaN])('it has not come to %s, and how far it has is said', (at) => {
  expect(() => mustHaveReached({ events }, at)).toThrow(
    new UsageError(`--at must be from 1 to the 3 steps that the run came to, got ${at}`),
  );
});
