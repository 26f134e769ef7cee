import { ready, setBackend } from '@tensorflow/tfjs-core';
import { runExperiment } from '@weir/experiments';
import { EMPTY, lastValueFrom, tap, toArray } from 'rxjs';
import { beforeAll, expect, it } from 'vitest';
import { keptExperiment } from '../testing/keptExperiment.ts';
import { anatomyWatcher, takenApart } from './takenApart.ts';

beforeAll(async () => {
  await setBackend('simd');
  await ready();
});

it('a step of any training is had of a watcher among its own, and the training ends with it', async () => {
  const whole = await lastValueFrom(runExperiment(await keptExperiment()).pipe(toArray()));
  const losses = whole.flatMap((event) => (event.type === 'progress' ? event.losses : []));
  let last = -1;
  const run$ = runExperiment(
    { ...(await keptExperiment()), steps: 1_000_000, watchers: [anatomyWatcher(7)] },
    { progressEvery: 1 },
  );
  const seen$ = run$.pipe(tap((event) => (last = event.type === 'progress' ? event.from : last)));
  const anatomy = await takenApart(seen$);
  expect(anatomy).toMatchObject({ step: 7, loss: losses[7] });
  expect(anatomy.layers.map(({ name }) => name)).toContain('3.batchNorm');
  expect(last).toBeLessThan(10_000); // within the slice of time in which the step came
});

it('a training that ends ahead of the step says so', async () => {
  await expect(takenApart(EMPTY)).rejects.toThrow('the run must come to that step again');
});
