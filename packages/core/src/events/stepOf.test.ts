import { expect, it } from 'vitest';
import type { RunEvent } from './runEvent.ts';
import { stepOf } from './stepOf.ts';

it.each<[RunEvent, number]>([
  [{ type: 'progress', from: 3, losses: [1, 2], learningRate: 1, seconds: 1 }, 4],
  [{ type: 'measurement', diagnostic: 'norms', step: 4, value: { step: 4 } }, 4],
  [{ type: 'evaluated', step: 10, splits: {} }, 9],
  [{ type: 'finished', steps: 10, reason: 'completed', seconds: 1 }, 9],
  [{ type: 'rateChanged', step: 5, from: 1, learningRate: 0.1, loss: 2 }, 4],
])('stepOf is the last step that was done when an event is emitted: %j', (event, step) => {
  expect(stepOf(event)).toBe(step);
});

it('stepOf is −1 ahead of all steps', () => {
  const examples = { train: 1, validation: 0, test: 0 };
  const event = {
    type: 'started',
    name: '',
    config: {},
    backend: '',
    steps: 1,
    parameterCount: 0,
    examples,
  } as const;
  expect(stepOf(event)).toBe(-1);
});
