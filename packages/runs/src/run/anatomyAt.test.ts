import { ready, setBackend } from '@tensorflow/tfjs-core';
import type { RunEvent, Snapshot } from '@weir/core';
import { stepAnatomy } from '@weir/diagnostics';
import type { StepAnatomy } from '@weir/diagnostics';
import { runExperiment } from '@weir/experiments';
import { Control } from '@weir/nn';
import { ignoreElements, lastValueFrom, tap, toArray } from 'rxjs';
import type { Observable } from 'rxjs';
import { beforeAll, expect, it } from 'vitest';
import { memoryStore } from '../store/memoryStore.ts';
import { facts, keptExperiment, process } from '../testing/keptExperiment.ts';
import { anatomyAt } from './anatomyAt.ts';
import { beginRun } from './runs.ts';

beforeAll(async () => {
  await setBackend('simd');
  await ready();
});

const store = memoryStore();
const prepare = () => keptExperiment();

async function begin(control = new Control()) {
  return beginRun(store, await prepare(), facts, { process, control, checkpointEvery: 25 });
}

/** The same steps of the same network, looked at as it trains. */
async function directly(...steps: readonly number[]): Promise<readonly StepAnatomy[]> {
  const seen: StepAnatomy[] = [];
  const look = (snapshots$: Observable<Snapshot>) =>
    snapshots$.pipe(
      tap((snapshot) => {
        if (steps.includes(snapshot.step)) seen.push(stepAnatomy(snapshot));
      }),
      ignoreElements(),
    );
  await lastValueFrom(runExperiment({ ...(await prepare()), watchers: [look] }), { defaultValue: undefined });
  return seen;
}

const lossesOf = (events: readonly RunEvent[]) =>
  events.flatMap((event) => (event.type === 'progress' ? event.losses : []));

it('a step of a run that has ended is, number for number, what its own readings were', async () => {
  const run = await begin();
  await lastValueFrom(run.events$);
  const steps = [0, 30, 89];
  const anatomies = [];
  for (const step of steps) anatomies.push(await anatomyAt(store, run.header.id, step, prepare));
  expect(anatomies).toEqual(await directly(...steps));
  await expect(anatomyAt(store, run.header.id, 90, prepare)).rejects.toThrow('replay: from must be below');
});

it('a step of a run that waits is had while it is not yet in the log, and the run keeps its bits', async () => {
  const whole = lossesOf(await lastValueFrom((await begin()).events$.pipe(toArray())));
  const control = new Control();
  const run = await begin(control);
  control.send({ type: 'step', count: 11 });
  const paused = new Promise<void>((resolve) => control.idle$.subscribe(() => resolve()));
  const ended = lastValueFrom(run.events$.pipe(toArray()));
  await paused;
  expect(await anatomyAt(store, run.header.id, 10, prepare)).toEqual((await directly(10))[0]);
  control.send({ type: 'resume' });
  expect(lossesOf(await ended)).toEqual(whole);
});
