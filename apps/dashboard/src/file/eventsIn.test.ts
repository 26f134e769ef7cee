import { expect, test } from 'vitest';
import { lastValueFrom, toArray } from 'rxjs';
import type { RunEvent } from '@weir/core';
import { eventsIn } from './eventsIn.ts';

const progress: RunEvent = { type: 'progress', from: 0, losses: [1, NaN], learningRate: 0.1, seconds: 1 };
const finished: RunEvent = { type: 'finished', steps: 2, reason: 'completed', seconds: 1 };
/** As JSON has it. */
const written = (events: readonly RunEvent[]) =>
  JSON.parse(JSON.stringify({ id: 'a', written: '', events })) as Parameters<typeof eventsIn>[0];

test('a run in a file is the stream that it was, losses that JSON could not carry included', async () => {
  const events = await lastValueFrom(eventsIn(written([progress, finished])).pipe(toArray()));
  expect(events).toEqual([progress, finished]);
});

test('one that had not ended was cut off, and one that failed fails again', async () => {
  const events = await lastValueFrom(eventsIn(written([progress])).pipe(toArray()));
  expect(events).toEqual([progress, { type: 'interrupted' }]);
  const failure = { name: 'DivergedError', message: 'no' };
  await expect(lastValueFrom(eventsIn({ ...written([progress]), failure }))).rejects.toMatchObject(failure);
});
