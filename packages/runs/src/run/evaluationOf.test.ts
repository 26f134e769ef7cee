import { ready, setBackend } from '@tensorflow/tfjs-core';
import type { RunEvent } from '@weir/core';
import { lastValueFrom, toArray } from 'rxjs';
import { beforeAll, expect, it } from 'vitest';
import { readCheckpoint } from '../checkpoint/checkpoint.ts';
import { memoryStore } from '../store/memoryStore.ts';
import { facts, keptExperiment, process } from '../testing/keptExperiment.ts';
import { evaluationOf } from './evaluationOf.ts';
import { beginRun } from './runs.ts';

beforeAll(async () => {
  await setBackend('simd');
  await ready();
});

it('evaluationOf a run’s last checkpoint is the evaluation that the run ended with', async () => {
  const store = memoryStore();
  const run = await beginRun(store, await keptExperiment({ steps: 12 }), facts, { process });
  const events: readonly RunEvent[] = await lastValueFrom(run.events$.pipe(toArray()));
  const { state } = await readCheckpoint(store, run.header.id, 12);
  const evaluation = await evaluationOf(await keptExperiment({ steps: 12 }), state, 12);
  expect(evaluation).toEqual(events.findLast(({ type }) => type === 'evaluated'));
});
