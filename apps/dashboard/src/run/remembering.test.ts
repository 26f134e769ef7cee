import type { RunEvent } from '@weir/core';
import { from, lastValueFrom, toArray } from 'rxjs';
import { expect, it } from 'vitest';
import { watchRun } from './watchRun.ts';
import { remembering } from './remembering.ts';
import { unknownRun } from './runState.ts';
import { map } from 'rxjs';

const ratio = (step: number): RunEvent => ({
  type: 'measurement',
  diagnostic: 'updateRatio',
  step,
  value: { step, ratios: [{ name: '0.linear.weight', log10: -step }] },
});

it('a run that is watched remembers what had been measured by each step', async () => {
  const states = await lastValueFrom(watchRun(from([ratio(0), ratio(5), ratio(9)])).pipe(toArray()));
  const past = states.at(-1)?.past ?? [];
  expect(past.map(({ step }) => step)).toEqual([0, 5, 9]);
  expect(past.map(({ measured }) => measured.updateRatio.entries.length)).toEqual([1, 2, 3]);
});

it('each subscription remembers its own', async () => {
  const states$ = remembering<RunEvent>((events$) => events$.pipe(map(() => unknownRun)))(from([ratio(1)]));
  for (const _ of [1, 2]) expect((await lastValueFrom(states$)).past).toHaveLength(1);
});
