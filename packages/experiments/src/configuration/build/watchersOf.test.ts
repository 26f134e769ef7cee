import { arraySnapshot } from '@weir/core';
import type { Measurement } from '@weir/core';
import { from, toArray } from 'rxjs';
import { expect, test } from 'vitest';
import { watchersOf } from './watchersOf.ts';

const snapshots = Array.from({ length: 10 }, (_, step) =>
  arraySnapshot({ step, loss: step, learningRate: 0.1, layers: [], parameters: [] }),
);

/** The steps at which the only diagnostic measured, and what. */
const measured = (type: string, every: number) =>
  new Promise<readonly Measurement[]>((resolve) => {
    const [watcher] = watchersOf([{ type, every }], 10);
    if (watcher)
      from(snapshots)
        .pipe(watcher, toArray())
        .subscribe((events) => resolve(events as Measurement[])); // none fails
  });

test('a diagnostic measures at its cadence and at the last step', async () => {
  expect((await measured('updateRatio', 4)).map(({ step }) => step)).toEqual([0, 4, 8, 9]);
  expect((await measured('updateRatio', 3)).map(({ step }) => step)).toEqual([0, 3, 6, 9]);
});

test('one whose state grows with each step is shown all of them, and emits no more often', async () => {
  const events = await measured('loss', 4);
  expect(events.map(({ step }) => step)).toEqual([0, 4, 8, 9]);
  const smoothed = (events.at(-1)?.value as { smoothed: number }).smoothed; // a loss's measurement
  const weights = snapshots.map((_, step) => 0.98 ** (9 - step));
  const mean =
    weights.reduce((sum, weight, step) => sum + weight * step, 0) /
    weights.reduce((sum, weight) => sum + weight, 0);
  expect(smoothed).toBeCloseTo(mean, 10);
});

test('none is checked by the run again for what its isolation has seen to', () => {
  const every = (type: string) => ({ type, every: 1 });
  const watchers = watchersOf(['loss', 'updateRatio'].map(every), 10);
  expect(watchers.map(({ isolated }) => isolated)).toEqual([true, true]);
});
