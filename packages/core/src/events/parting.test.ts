import { expect, it } from 'vitest';
import { firstParting, lossesByStep } from './parting.ts';
import type { RunEvent } from './runEvent.ts';

const progress = (from: number, ...losses: number[]): RunEvent => ({
  type: 'progress',
  from,
  losses,
  learningRate: 0.1,
  seconds: 0,
});

it('the losses of a run are by step, those of steps that came twice the later ones', () => {
  const measured: RunEvent = { type: 'measurement', diagnostic: 'a', step: 0, value: 0 };
  expect(lossesByStep([progress(0, 3, 2), measured, progress(1, 9, 1)])).toEqual([3, 9, 1]);
});

it('runs part at the first step whose losses differ in any bit', () => {
  expect(firstParting([3, 2, 1], [3, 2 + 2 ** -51, 1])).toEqual({ step: 1, a: 2, b: 2 + 2 ** -51 });
  expect(firstParting([3, NaN], [3, 4])).toEqual({ step: 1, a: NaN, b: 4 });
});

it('runs that are alike as far as both came do not part, and steps that one does not know say nothing', () => {
  expect(firstParting([3, NaN], [3, NaN, 1])).toBeUndefined();
  expect(firstParting([], [1])).toBeUndefined();
  expect(firstParting([3, undefined, 1], [3, 2, 1.5])).toEqual({ step: 2, a: 1, b: 1.5 });
});
