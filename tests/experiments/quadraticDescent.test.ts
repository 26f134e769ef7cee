import '@weir/backend-simd';
import { setBackend } from '@tensorflow/tfjs-core';
import { experimentOf, loadData, parseConfiguration, presetOf, runExperiment } from '@weir/experiments';
import { EMPTY, catchError, lastValueFrom, toArray } from 'rxjs';
import { expect, it } from 'vitest';

it.each([
  ['quadratic-descent', 0.1],
  ['quadratic-descent-0.24', 0.24],
  ['quadratic-descent-0.25', 0.25],
  ['quadratic-descent-1', 1],
])('%s multiplies x by 1 − 8 · rate at each step', async (name, rate) => {
  await setBackend('simd');
  const configuration = parseConfiguration({ ...presetOf(name).configuration, steps: 12 });
  const experiment = experimentOf(configuration, await loadData(configuration));
  const events$ = runExperiment(experiment, { evaluate: false }).pipe(catchError(() => EMPTY));
  const events = await lastValueFrom(events$.pipe(toArray()));
  const losses = events.flatMap((event) => (event.type === 'progress' ? event.losses : []));
  expect(losses).toHaveLength(12);
  losses.forEach((loss, step) => {
    const expected = 4 * (1 - 8 * rate) ** (2 * step);
    expect(Math.abs(loss / expected - 1)).toBeLessThan(1e-4);
  });
});
