import { ready, setBackend } from '@tensorflow/tfjs-core';
import { lastValueFrom } from 'rxjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { readCheckpoint } from '../checkpoint/checkpoint.ts';
import { memoryStore } from '../store/memoryStore.ts';
import { facts, keptExperiment, process } from '../testing/keptExperiment.ts';
import { evaluationOf } from './evaluationOf.ts';
import { reachedBy, stepsDone } from './reached.ts';
import { beginRun } from './runs.ts';

beforeAll(async () => {
  await setBackend('simd');
  await ready();
});

describe('reachedBy', () => {
  it('evaluates the network as it was after the step', async () => {
    const store = memoryStore();
    const run = await beginRun(store, await keptExperiment({ steps: 4 }), facts, { process });
    await lastValueFrom(run.events$);
    const { state } = await readCheckpoint(store, run.header.id, 4);
    const experiment = await keptExperiment({ steps: 4 });
    expect(stepsDone(state)).toBe(4);
    expect(await reachedBy(experiment, { step: 4, saved: state })).toEqual({
      steps: 4,
      evaluation: await evaluationOf(experiment, state, 4),
    });
  });

  it('evaluates nothing ahead of the first step', async () => {
    expect(await reachedBy(await keptExperiment({ steps: 4 }), { step: 0, saved: {} })).toEqual({ steps: 0 });
  });
});

describe('stepsDone', () => {
  it('is 0 of a state that says nothing of steps', () => {
    expect(stepsDone({})).toBe(0);
    expect(stepsDone({ course: null })).toBe(0);
    expect(stepsDone({ course: {} })).toBe(0);
    expect(stepsDone({ course: { done: 7 } })).toBe(7);
  });
});
