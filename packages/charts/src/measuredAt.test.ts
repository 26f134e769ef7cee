import { expect, it } from 'vitest';
import { measuredAt } from './measuredAt.ts';

it('is the step of the latest measurement, of the newest entry, or of what they add up to', () => {
  expect(measuredAt({ latest: { step: 7 } })).toBe(7);
  expect(measuredAt({ entries: [{ step: 0 }, { step: 9 }] })).toBe(9);
  expect(measuredAt({ step: 0, spans: [] })).toBe(0);
});

it('is none before any measurement', () => {
  for (const state of [{}, { entries: [] }, { step: -1 }]) expect(measuredAt(state)).toBeUndefined();
});
