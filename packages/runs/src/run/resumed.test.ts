import { ready, setBackend } from '@tensorflow/tfjs-core';
import { stepOf } from '@weir/core';
import type { RunEvaluated, RunEvent } from '@weir/core';
import { lastValueFrom, tap, toArray } from 'rxjs';
import { Control } from '@weir/nn';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkpointPath, checkpointSteps, readCheckpoint } from '../checkpoint/checkpoint.ts';
import { frame } from '../log/frame.ts';
import { readLog } from '../record/readLog.ts';
import type { PlacedRecord } from '../record/readLog.ts';
import { headerPath, logPath, writeHeader } from '../record/runHeader.ts';
import { encodeRecord } from '../record/runRecord.ts';
import { memoryStore } from '../store/memoryStore.ts';
import type { RunStore } from '../store/runStore.ts';
import { facts, keptExperiment, process } from '../testing/keptExperiment.ts';
import { beginRun, resumeRun } from './runs.ts';
import { eventsOf } from './resumePoint.ts';
import { timeless } from './timeDependent.ts';

beforeAll(async () => {
  await setBackend('simd');
  await ready();
});

const logOf = async (store: RunStore, id: string) =>
  eventsOf((await readLog(store, id)).records).map(timeless);

/** What of the last checkpoint time does not decide. */
async function lastState(store: RunStore, id: string): Promise<unknown> {
  const step = (await checkpointSteps(store, id)).at(-1) ?? -1;
  const { state } = await readCheckpoint(store, id, step);
  const { seconds: _, ...rest } = state;
  return { step, state: rest };
}

/** A run as a process leaves it that is killed when so many bytes of its log have arrived. */
async function cutAt(store: RunStore, id: string, bytes: number, leaveOut: number): Promise<RunStore> {
  const cut = memoryStore();
  await cut.put(headerPath(id), await store.read(headerPath(id)));
  await cut.append(logPath(id), await store.read(logPath(id), 0, bytes));
  for (const step of await checkpointSteps(store, id)) {
    const { log } = await readCheckpoint(store, id, step);
    if (log.bytes <= bytes && step !== leaveOut)
      await cut.put(checkpointPath(id, step), await store.read(checkpointPath(id, step)));
  }
  return cut;
}

const early = {
  steps: 200,
  evaluateEvery: 10,
  learningRate: { type: 'reduceOnPlateau', initial: 0.3, patience: 0, factor: 0.5 },
  earlyStopping: { patience: 3, minDelta: 0.2 },
};

describe.each([
  ['whose steps are all done', {}, undefined, 'completed'],
  ['that early stopping ends, at rates that evaluations lower', early, undefined, 'earlyStopping'],
  ['that a command stops', {}, 60, 'stopped'],
])('a run %s', (_, given, stopAt, reason) => {
  it('that is killed after any of its last records, with or without its last checkpoint, comes to the same end', async () => {
    const store = memoryStore();
    const experiment = await keptExperiment(given);
    const control = new Control();
    const run = await beginRun(store, experiment, facts, { process, control, checkpointEvery: 25 });
    const stopping = tap((event: RunEvent) => {
      if (event.type === 'progress' && event.from + event.losses.length - 1 === stopAt)
        control.send({ type: 'stop' });
    });
    await lastValueFrom(run.events$.pipe(stopping, toArray()));
    const { id } = run.header;
    const log = await logOf(store, id);
    expect(log.at(-1)).toMatchObject({ type: 'finished', reason });
    const last = await lastState(store, id);
    const steps = await checkpointSteps(store, id);
    const { records } = await readLog(store, id);
    // Before a command is recorded nobody knows of it.
    const isStop = ({ record }: PlacedRecord) =>
      record.type === 'event' && record.event.type === 'controlled';
    const from = stopAt === undefined ? -6 : records.findIndex(isStop);
    const ends = records.slice(from).map(({ end }) => end.bytes);
    expect(ends.length).toBeGreaterThan(3);
    for (const bytes of ends) {
      for (const leaveOut of [-1, steps.at(-1) ?? -1]) {
        const cut = await cutAt(store, id, bytes, leaveOut);
        const again = await resumeRun(cut, id, () => keptExperiment(given), { process, checkpointEvery: 25 });
        const emitted = await lastValueFrom(again.events$.pipe(toArray()));
        expect(emitted.map(timeless)).toEqual(log);
        expect(await logOf(cut, id)).toEqual(log);
        expect(await lastState(cut, id)).toEqual(last);
      }
    }
  });
});

it('a run that is killed while it computes again what is recorded has a checkpoint from then, and comes to the same end', async () => {
  const store = memoryStore();
  const run = await beginRun(store, await keptExperiment(), facts, { process, checkpointEvery: 1000 });
  await lastValueFrom(run.events$);
  const { id } = run.header;
  const log = await logOf(store, id);
  const bytes = (await store.size(logPath(id))) ?? 0;
  const cut = await cutAt(store, id, bytes, 90);
  const again = await resumeRun(cut, id, () => keptExperiment(), { process, checkpointEvery: 10 });
  await lastValueFrom(again.events$);
  const { log: at } = await readCheckpoint(cut, id, 40);
  expect(at.bytes).toBeLessThan(bytes / 2);
  for (const step of await checkpointSteps(cut, id))
    if (step > 40) await cut.remove(checkpointPath(id, step));
  const once = await resumeRun(cut, id, () => keptExperiment(), { process });
  const emitted = await lastValueFrom(once.events$.pipe(toArray()));
  expect(emitted.map(timeless)).toEqual(log);
  expect(await logOf(cut, id)).toEqual(log);
});

describe('a run that was kept when evaluations had no targetEntropy', () => {
  const smoothed = { loss: { type: 'crossEntropy', labelSmoothing: 0.1 }, evaluateEvery: 20 };

  /** Its log without that field, up to step 70 and without a checkpoint; and its header, of that time or of now. */
  async function earlier(isOfThen: boolean): Promise<{ readonly store: RunStore; readonly id: string }> {
    const whole = memoryStore();
    const run = await beginRun(whole, await keptExperiment(smoothed), facts, { process });
    await lastValueFrom(run.events$);
    const { events, ...header } = run.header;
    const { id } = header;
    const store = memoryStore();
    await writeHeader(store, isOfThen || events === undefined ? header : run.header);
    const { records } = await readLog(whole, id);
    let count = 0;
    for (const { record } of records) {
      if (record.type === 'event' && stepOf(record.event) > 70) break;
      const json = new TextDecoder().decode(encodeRecord(record)).replace(/,"targetEntropy":[^,}]+/g, '');
      await store.append(logPath(id), frame(count++, new TextEncoder().encode(json)));
    }
    return { store, id };
  }

  it('goes on without a difference, and has the field from where it went on', async () => {
    const { store, id } = await earlier(true);
    const again = await resumeRun(store, id, () => keptExperiment(smoothed), { process });
    const emitted = await lastValueFrom(again.events$.pipe(toArray()));
    expect(emitted.filter(({ type }) => type === 'differs')).toEqual([]);
    const evaluated = (await logOf(store, id)).filter((event) => (event as RunEvent).type === 'evaluated');
    const entropies = evaluated.map(
      (event) => 'targetEntropy' in ((event as RunEvaluated).splits['train'] ?? {}),
    );
    expect(entropies).toEqual([false, false, false, true, true]);
  });

  it('is held to the field where its header says that it was there', async () => {
    const { store, id } = await earlier(false);
    const again = await resumeRun(store, id, () => keptExperiment(smoothed), { process });
    const emitted = await lastValueFrom(again.events$.pipe(toArray()));
    expect(emitted.find(({ type }) => type === 'differs')).toMatchObject({
      what: 'evaluated: splits.train.targetEntropy',
      recorded: 'nothing',
    });
  });
});
