import type { RunEvent } from '@weir/core';
import { from, lastValueFrom, toArray } from 'rxjs';
import { expect, it } from 'vitest';
import { watchRun } from './watchRun.ts';
import { remembering } from './remembering.ts';
import { unknownRun } from './runState.ts';
import { measuredBy } from './stateAt.ts';
import { map } from 'rxjs';

const ratio = (step: number): RunEvent => ({
  type: 'measurement',
  diagnostic: 'updateRatio',
  step,
  value: { step, ratios: [{ name: '0.linear.weight', log10: -step }] },
});

it('a run that is watched remembers what had been measured by each step', async () => {
  const states = await lastValueFrom(watchRun(from([ratio(0), ratio(5), ratio(9)])).pipe(toArray()));
  const run = states.at(-1) ?? expect.unreachable();
  expect(run.past.map(({ step }) => step)).toEqual([0, 5, 9]);
  const stepsBy = (step: number) => measuredBy(run, step).updateRatio.entries.map((entry) => entry.step);
  expect([0, 5, 9].map(stepsBy)).toEqual([[0], [0, 5], [0, 5, 9]]);
});

it('a run that is watched for long remembers no entry that its own histories have dropped, but the newest of each moment', async () => {
  const steps = Array.from({ length: 5000 }, (_, step) => step);
  const run = await lastValueFrom(watchRun(from(steps.map(ratio))));
  const held = new Set(run.past.flatMap(({ measured }) => measured.updateRatio.entries));
  expect(held.size).toBe(run.past.length);
  expect(measuredBy(run, 4000).updateRatio.entries.length).toBeGreaterThan(100);
});

it('each subscription remembers its own', async () => {
  const states$ = remembering<RunEvent>((events$) => events$.pipe(map(() => unknownRun)))(from([ratio(1)]));
  for (const _ of [1, 2]) expect((await lastValueFrom(states$)).past).toHaveLength(1);
});
