import { expect, test } from 'vitest';
import type { RunEvent } from '@weir/core';
import { arraySnapshot } from '@weir/core';
import { stepAnatomy } from '@weir/diagnostics';
import { revived, revivedAnatomy } from './revived.ts';

test('a loss that is null was not a number, and any other event is itself', () => {
  const progress = { type: 'progress', from: 0, losses: [1, NaN, 2], learningRate: 0.1, seconds: 1 } as const;
  expect(revived(JSON.parse(JSON.stringify(progress)) as RunEvent)).toEqual(progress);
  const finished: RunEvent = { type: 'finished', steps: 1, reason: 'completed', seconds: 1 };
  expect(revived(finished)).toBe(finished);
});

test('what is not finite in a step taken apart is not a number, and all else as it was', () => {
  const output = { values: [NaN, NaN, 1], shape: [3, 1] };
  const anatomy = stepAnatomy(arraySnapshot({ loss: NaN, layers: [{ kind: 'tanh', output }] }));
  const sent = JSON.parse(JSON.stringify(anatomy)) as typeof anatomy;
  expect(sent).not.toEqual(anatomy);
  expect(revivedAnatomy(sent)).toEqual(anatomy);
});
