import { ready, setBackend } from '@tensorflow/tfjs-core';
import type { RunEvent } from '@weir/core';
import { BehaviorSubject, lastValueFrom, tap, toArray } from 'rxjs';
import { Control } from '@weir/nn';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkpointPath, checkpointSteps } from '../checkpoint/checkpoint.ts';
import { readLog } from '../record/readLog.ts';
import { memoryStore } from '../store/memoryStore.ts';
import type { RunStore } from '../store/runStore.ts';
import { facts, keptExperiment, process } from '../testing/keptExperiment.ts';
import { replay } from './replay.ts';
import { beginRun } from './runs.ts';
import { eventsOf } from './resumePoint.ts';
import { timeless } from './timeDependent.ts';

beforeAll(async () => {
  await setBackend('simd');
  await ready();
});

async function ran(store: RunStore, given: object = {}, control = new Control()) {
  const options = { process, control, checkpointEvery: 25, retention: { last: 99 } };
  const run = await beginRun(store, await keptExperiment(given), facts, options);
  const events$ = run.events$.pipe(
    tap((event) => {
      // Steps 0 … 40 have had their turn when this is emitted.
      if (event.type === 'progress' && event.from + event.losses.length === 41)
        control.send({ type: 'learningRate', value: 0.002 });
    }),
  );
  await lastValueFrom(events$);
  return run.header.id;
}

const measuredBy = (events: readonly RunEvent[], diagnostic: string) =>
  events.filter((event) => event.type === 'measurement' && event.diagnostic === diagnostic);

async function seen(store: RunStore, id: string, given: object, range: { from?: number; to?: number } = {}) {
  const notes: string[] = [];
  const events = await lastValueFrom(
    replay(store, id, {
      prepare: () => keptExperiment(given),
      note: (line) => notes.push(line),
      ...range,
    }).pipe(toArray()),
  );
  return { events, notes };
}

const lossesOf = (events: readonly RunEvent[]) =>
  events.flatMap((event) => (event.type === 'progress' ? event.losses : []));

describe('a replay', () => {
  it.each([
    [0, 90],
    [30, 31],
    [50, 90],
    [61, 64],
    [76, 80],
    [89, 90],
  ])(
    'from step %i to %i emits what a diagnostic that keeps a state would have emitted in the run',
    async (from, to) => {
      const diagnostics = [
        { type: 'inputShift', every: 2 },
        { type: 'deadUnits', every: 3, over: 2 },
        { type: 'runningMoments', every: 5 },
      ];
      const live = memoryStore();
      const whole = eventsOf((await readLog(live, await ran(live, { diagnostics }))).records);
      const store = memoryStore();
      const id = await ran(store, { diagnostics: [] });
      const { events } = await seen(store, id, { diagnostics }, { from, to });
      const within = (event: RunEvent) => 'step' in event && event.step >= from && event.step < to;
      for (const { type } of diagnostics) {
        expect(measuredBy(events, type)).toEqual(measuredBy(whole, type).filter(within));
      }
      expect(measuredBy(whole, 'runningMoments').length).toBeGreaterThan(10);
      expect(events.filter(({ type }) => type === 'differs')).toEqual([]);
      expect(lossesOf(events)).toEqual(lossesOf(whole).slice(from, to));
    },
  );

  it('begins at the nearest checkpoint where nobody keeps a state, and proves itself at the next one', async () => {
    const store = memoryStore();
    const id = await ran(store);
    const { events, notes } = await seen(
      store,
      id,
      { diagnostics: [{ type: 'saturation', every: 2 }] },
      { from: 52, to: 60 },
    );
    expect(measuredBy(events, 'saturation').map((event) => 'step' in event && event.step)).toEqual([
      52, 54, 56, 58,
    ]);
    expect(notes).toEqual(['parameters after 75 steps are those of the checkpoint, bit for bit']);
  });

  it('computes no step while whoever reads it is behind, and all of them in the end', async () => {
    const store = memoryStore();
    const id = await ran(store);
    const held$ = new BehaviorSubject(false);
    const measured: number[] = [];
    const replayed = lastValueFrom(
      replay(store, id, {
        prepare: () => keptExperiment({ diagnostics: [{ type: 'saturation', every: 1 }] }),
        held$,
      }).pipe(
        tap((event) => {
          if (event.type !== 'measurement' || event.diagnostic !== 'saturation') return;
          measured.push(event.step);
          if (event.step === 10) held$.next(true);
        }),
      ),
    );
    await expect.poll(() => measured.at(-1)).toBe(10);
    await new Promise((waited) => setTimeout(waited, 100));
    expect(measured.at(-1)).toBe(10);
    held$.next(false);
    await replayed;
    expect(measured).toEqual(Array.from({ length: 90 }, (_, step) => step));
  });

  it('names the first parameter that is not the checkpoint’s', async () => {
    const store = memoryStore();
    const id = await ran(store);
    const prepare = async () => ({ ...(await keptExperiment()), schedule: () => 0.5, watchers: [] });
    const events = await lastValueFrom(replay(store, id, { prepare, from: 0, to: 20 }).pipe(toArray()));
    expect(events.filter(({ type }) => type === 'differs')).toMatchObject([
      { step: 1, what: 'loss' },
      { step: 24, what: 'parameters/0.embedding.weight' },
    ]);
  });

  it('has the rates that evaluations lowered, from a checkpoint on as from the start', async () => {
    const given = {
      steps: 200,
      evaluateEvery: 10,
      learningRate: { type: 'reduceOnPlateau', initial: 0.3, patience: 0, factor: 0.5 },
      earlyStopping: { patience: 6 },
      diagnostics: [],
    };
    const store = memoryStore();
    const id = await ran(store, given);
    const whole = eventsOf((await readLog(store, id)).records);
    expect(whole.filter(({ type }) => type === 'rateChanged').length).toBeGreaterThan(1);
    for (const from of [0, 60, 100]) {
      const { events, notes } = await seen(store, id, given, { from });
      expect(events.filter(({ type }) => type === 'differs')).toEqual([]);
      expect(lossesOf(events)).toEqual(lossesOf(whole).slice(from));
      expect(events.filter(({ type }) => type === 'rateChanged').map(timeless)).toEqual(
        whole.filter((event) => event.type === 'rateChanged' && event.step > from).map(timeless),
      );
      const last = (await checkpointSteps(store, id)).at(-1);
      expect(notes.at(-1)).toBe(`parameters after ${last} steps are those of the checkpoint, bit for bit`);
    }
  });

  it('of a run with weights of its own begins with those', async () => {
    const store = memoryStore();
    const started = await keptExperiment({ diagnostics: [] });
    for (const parameter of started.network.parameters)
      parameter.assign(parameter.values().map((x) => 0.5 * x));
    const run = await beginRun(store, started, facts, {
      process,
      checkpointEvery: 30,
      keepStart: true,
      retention: { last: 1, milestones: false },
    });
    await lastValueFrom(run.events$);
    const { id } = run.header;
    expect(await checkpointSteps(store, id)).toEqual([0, 90]);
    const { events } = await seen(store, id, { diagnostics: [{ type: 'deadUnits', every: 1, over: 2 }] });
    expect(events.filter(({ type }) => type === 'differs')).toEqual([]);
    expect(measuredBy(events, 'deadUnits').length).toBeGreaterThan(10);
  });

  it('with watchers given has no others', async () => {
    const store = memoryStore();
    const id = await ran(store);
    // One of snapshots alone, and one that asks the run.
    const diagnostics = ['saturation', 'runningMoments'].map((type) => ({ type, every: 1 }));
    const prepare = () => keptExperiment({ diagnostics });
    const events = await lastValueFrom(replay(store, id, { prepare, watchers: [], to: 30 }).pipe(toArray()));
    expect(new Set(events.map(({ type }) => type))).toEqual(new Set(['started', 'progress', 'measurement']));
    expect(events.filter((event) => event.type === 'measurement').map((event) => event.diagnostic)).toEqual([
      'trace',
    ]);
  });

  it('is refused beyond what the run came to', async () => {
    const store = memoryStore();
    const id = await ran(store, { diagnostics: [] });
    await store.remove(checkpointPath(id, 25));
    for (const range of [{ from: 90 }, { from: -1 }, { from: 30, to: 30 }, { from: 1.5 }]) {
      await expect(seen(store, id, {}, range)).rejects.toThrow('from must be below to and the 90 steps');
    }
  });
});
