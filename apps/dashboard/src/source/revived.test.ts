import { expect, test } from 'vitest';
import type { RunEvent } from '@weir/core';
import { revived } from './revived.ts';

test('a loss that is null was not a number, and any other event is itself', () => {
  const progress = { type: 'progress', from: 0, losses: [1, NaN, 2], learningRate: 0.1, seconds: 1 } as const;
  expect(revived(JSON.parse(JSON.stringify(progress)) as RunEvent)).toEqual(progress);
  const finished: RunEvent = { type: 'finished', steps: 1, reason: 'completed', seconds: 1 };
  expect(revived(finished)).toBe(finished);
});
