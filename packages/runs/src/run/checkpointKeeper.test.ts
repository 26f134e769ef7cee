import { ready, setBackend } from '@tensorflow/tfjs-core';
import { lastValueFrom, tap } from 'rxjs';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { checkpointSteps } from '../checkpoint/checkpoint.ts';
import type { CheckpointRetention } from '../checkpoint/retention.ts';
import { readLog } from '../record/readLog.ts';
import { memoryStore } from '../store/memoryStore.ts';
import type { RunStore } from '../store/runStore.ts';
import { FullStoreError } from '../store/storeErrors.ts';
import { facts, keptExperiment, process } from '../testing/keptExperiment.ts';
import { beginRun } from './runs.ts';

beforeAll(async () => {
  await setBackend('simd');
  await ready();
});

async function ran(retention: CheckpointRetention, checkpointEvery?: number, given: object = {}) {
  const store = memoryStore();
  const notes: string[] = [];
  const run = await beginRun(store, await keptExperiment({ diagnostics: [], ...given }), facts, {
    process,
    retention,
    note: (line) => notes.push(line),
    ...(checkpointEvery !== undefined && { checkpointEvery }),
  });
  await lastValueFrom(run.events$);
  const { id } = run.header;
  const { records } = await readLog(store, id);
  const removed = records.flatMap(({ record }) => (record.type === 'removed' ? record.files : []));
  return { steps: await checkpointSteps(store, id), notes, removed, records };
}

describe('a CheckpointKeeper', () => {
  it('lets no step run while there is no room for a checkpoint', async () => {
    const inner = memoryStore();
    let full = true;
    const notes: string[] = [];
    const store: RunStore = {
      ...inner,
      put: (path, bytes) =>
        full && path.includes('checkpoints')
          ? Promise.reject(new FullStoreError('memory'))
          : inner.put(path, bytes),
    };
    const run = await beginRun(store, await keptExperiment({ diagnostics: [] }), facts, {
      process,
      checkpointEvery: 10,
      note: (line) => notes.push(line),
    });
    let steps = 0;
    const done = lastValueFrom(
      run.events$.pipe(
        tap((event) => {
          if (event.type === 'progress') steps = event.from + event.losses.length;
        }),
      ),
    );
    await vi.waitFor(() => expect(notes).toEqual(['no room left in memory: the run waits until there is']));
    const reached = steps;
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(steps).toBe(reached);
    expect(reached).toBeLessThan(90);
    full = false;
    expect((await done).type).toBe('finished');
    expect(notes[1]).toBe('there is room again: the run goes on');
    expect((await checkpointSteps(store, run.header.id)).at(-1)).toBe(90);
  });

  it('says what it removed, in the log as it does and in one line at the end', async () => {
    const { steps, notes, removed } = await ran({ last: 2, milestones: false }, 20);
    expect(steps).toEqual([80, 90]);
    expect(removed).toEqual(['0000000020', '0000000040', '0000000060'].map((step) => `${step}.safetensors`));
    expect(notes).toEqual([
      'checkpoints after 80 and 90 steps are kept; removed were those after 20, 40 and 60',
    ]);
  });

  it('that removed nothing says nothing', async () => {
    const { steps, notes, removed } = await ran({ last: 9 }, 30);
    expect([steps, notes, removed]).toEqual([[30, 60, 90], [], []]);
  });

  it('that is to keep the best makes a checkpoint wherever the validation loss is the least so far', async () => {
    const given = { evaluateEvery: 10, learningRate: 1 };
    const { steps, records } = await ran({ last: 1, milestones: false, best: true }, 1000, given);
    const losses = records.flatMap(({ record }) =>
      record.type === 'event' && record.event.type === 'evaluated' && record.event.step < 90
        ? [{ step: record.event.step, loss: record.event.splits['validation']?.loss ?? NaN }]
        : [],
    );
    const [best] = [...losses].sort((a, b) => a.loss - b.loss);
    expect(best?.step).toBeLessThan(80);
    expect(steps).toEqual([best?.step, 90]);
  });
});
