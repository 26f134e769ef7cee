import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunCommand, RunEvent } from '@weir/core';
import { parseConfiguration, presets } from '@weir/experiments';
import { memoryStore, readHeader, readLog } from '@weir/runs';
import type { RunStore } from '@weir/runs';
import type { KeptRuns, ReplayRequest, Training } from '@weir/server';
import { EMPTY, Subject, lastValueFrom, of, tap, toArray } from 'rxjs';
import type { Observable } from 'rxjs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startBackend } from '../backend.ts';
import { smallConfig } from '../testing/smallRun.ts';
import { keptRuns } from './keptRuns.ts';
import { requestedConfiguration, requestedExperiment } from './requested.ts';
import { unkeptRuns } from './unkeptRuns.ts';

let folder: string;
let logged: string[];
const log = (line: string) => void logged.push(line);
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'weir-serving-'));
  logged = [];
  await startBackend('simd', log);
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('what a request asks for', () => {
  it('is the configuration that is sent, checked as any other', () => {
    expect(requestedConfiguration({ config: smallConfig })).toMatchObject({ name: 'small', steps: 12 });
    expect(() => requestedConfiguration({ config: { ...smallConfig, stps: 3 } })).toThrow(/stps/);
  });

  it('is a preset, or one of the runs that it compares', () => {
    const compared = presets().find(({ variants }) => variants.length > 1) ?? expect.unreachable();
    const [, second] = compared.variants;
    const named = (variant?: string) =>
      requestedConfiguration({ preset: compared.name, ...(variant !== undefined && { variant }) });
    expect(named()).toEqual(parseConfiguration(compared.configuration));
    expect(named(second?.name)).toEqual(parseConfiguration(second?.configuration));
    expect(named(second?.name)).not.toEqual(named());
    expect(() => requestedConfiguration({ preset: 'deep-batchnrm' })).toThrow(/deep-batchnorm/);
  });

  const ofSecret = () => {
    writeFileSync(join(folder, 'own.csv'), 'a secret, 17\n');
    return requestedConfiguration({
      config: {
        name: 'table',
        data: { type: 'table', path: 'own.csv', features: ['size'], target: 'price' },
        model: [{ type: 'linear', out: 1 }],
        loss: { type: 'mse' },
        batchSize: 2,
        steps: 1,
      },
    });
  };

  it('is not sent what a file holds where it came over HTTP', async () => {
    const options = { dataDir: folder };
    const here = requestedExperiment(ofSecret(), {}, options, log);
    await expect(here).rejects.toThrow(/"a secret"/);
    expect(logged).toEqual([]);
    const remote: unknown = await requestedExperiment(ofSecret(), { remote: true }, options, log).catch(
      (error: unknown) => error,
    );
    expect(String(remote)).not.toContain('secret');
    expect(logged).toEqual([expect.stringMatching(/^weir: refused a run: /)]);
  });
});

describe('runs that a server does not keep', () => {
  it('train from the subscription on, and follow commands', async () => {
    const control$ = new Subject<RunCommand>();
    const run$ = unkeptRuns({}, log)({ config: { ...smallConfig, steps: 1_000_000 } }, control$);
    const events = await lastValueFrom(
      run$.pipe(
        tap(({ type }) => {
          if (type === 'progress') control$.next({ type: 'stop' });
        }),
        toArray(),
      ),
    );
    expect(events[0]).toMatchObject({ type: 'started', steps: 1_000_000 });
    expect(events.find(({ type }) => type === 'finished')).toMatchObject({ reason: 'stopped' });
    expect(control$.observed).toBe(false);
  });

  it('are refused at once where the configuration is wrong', () => {
    expect(() => unkeptRuns({}, log)({ config: { ...smallConfig, steps: 'many' } }, EMPTY)).toThrow(/steps/);
  });
});

describe('twins of runs that a server keeps', () => {
  const parentIn = async (store: RunStore, dataDir?: string, given: object = {}) => {
    const runs = keptRuns(store, { checkpointEvery: 4, ...(dataDir !== undefined && { dataDir }) }, log);
    const run = await runs.begin({ config: { ...smallConfig, ...given } }, {}, store);
    const events = await lastValueFrom((run.events$ as Observable<RunEvent>).pipe(toArray())); // as runs keep them
    return { runs, id: run.id, losses: lossesIn(events) };
  };
  const lossesIn = (events: readonly RunEvent[]) =>
    events.flatMap((event) => (event.type === 'progress' ? event.losses : []));
  const lossesOf = async (run: Training) =>
    lossesIn(await lastValueFrom((run.events$ as Observable<RunEvent>).pipe(toArray())));

  it('share its past up to a step, or nothing, go their own way, and say whose they are', async () => {
    const store = memoryStore();
    const { runs, id, losses } = await parentIn(store);
    const fork = { step: 6, set: ['learningRate=0.5'] };
    const twin = await runs.fork(id, fork, store);
    const own = await lossesOf(twin);
    expect(own).toHaveLength(12);
    expect(own.slice(0, 7)).toEqual(losses.slice(0, 7));
    expect(own.slice(7)).not.toEqual(losses.slice(7));
    expect((await readHeader(store, twin.id)).options).toMatchObject({ fork: { parent: id, ...fork } });
    const fresh = await lossesOf(await runs.fork(id, { step: 0, set: ['seed=9'] }, store));
    expect(fresh[0]).not.toBe(losses[0]);
    expect(logged.at(-1)).toContain(`a fork of ${id} at step 0`);
  });

  it('are refused in the words of weir fork, and nothing is left of them', async () => {
    const store = memoryStore();
    const { runs, id } = await parentIn(store);
    for (const [step, set, message] of [
      [6, ['learningRate=fast'], 'learningRate'],
      [6, ['nonsense'], '--set must be path=value'],
      [6, ['seed=9'], "fork: seed must be the parent's 1, got 9"],
      [6, ['model.2.out=7'], "fork: model must have the parent's parameters"],
      [6, ['model.4.type=./mine.js#evil'], 'model[4].type must be'],
      [500, [], '500'],
    ] as const)
      await expect(runs.fork(id, { step, set }, store)).rejects.toThrow(message);
    expect(await store.list('')).toEqual([id]);
  });

  it('read what their parent reads, and of anything else what lies within the data folder alone', async () => {
    const outside = mkdtempSync(join(tmpdir(), 'weir-outside-'));
    try {
      const words = Array.from({ length: 60 }, (_, at) => ['anna', 'berta', 'carla'][at % 3]).join('\n');
      for (const name of ['words.txt', 'others.txt']) writeFileSync(join(outside, name), words);
      const store = memoryStore();
      const data = { type: 'names', path: join(outside, 'words.txt'), contextLength: 2 };
      const model = [{ type: 'embedding', dim: 2 }, { type: 'flatten' }, { type: 'linear', out: 'classes' }];
      // As the owner of the machine began it, who may read anything.
      const begun = await parentIn(store, folder, { data, model });
      expect(
        await lossesOf(await begun.runs.fork(begun.id, { step: 4, set: ['steps=14'] }, store)),
      ).toHaveLength(14);
      const elsewhere = { step: 0, set: [`data.path=${join(outside, 'others.txt')}`] };
      await expect(begun.runs.fork(begun.id, elsewhere, store)).rejects.toThrow(
        /data folder|--data-dir|within/,
      );
    } finally {
      rmSync(outside, { recursive: true });
    }
  });

  it('are not begun on another backend than their parent', async () => {
    const store = memoryStore();
    const { runs, id } = await parentIn(store);
    await startBackend('cpu', log);
    await expect(runs.fork(id, { step: 6, set: [] }, store)).rejects.toThrow(
      `take weir fork ${id}, or weir serve`,
    );
  });
});

describe('a step of a run that a server keeps', () => {
  const begun = async (store: RunStore) => {
    const runs = keptRuns(store, { checkpointEvery: 4 }, log);
    const run = await runs.begin({ config: smallConfig }, {}, store);
    const events = await lastValueFrom((run.events$ as Observable<RunEvent>).pipe(toArray())); // as runs keep them
    return { runs, id: run.id, events };
  };

  it('is taken apart, with the loss that the run had there', async () => {
    const store = memoryStore();
    const { runs, id, events } = await begun(store);
    const losses = events.flatMap((event) => (event.type === 'progress' ? event.losses : []));
    const anatomy = await runs.anatomy(id, 6, store);
    expect(anatomy).toMatchObject({ step: 6, loss: losses[6] });
    expect(Object.keys(anatomy)).toEqual(expect.arrayContaining(['layers', 'parameters']));
    await expect(runs.anatomy(id, 500, store)).rejects.toThrow('got 500');
  });

  it('is not had on another backend than the run’s', async () => {
    const store = memoryStore();
    const { runs, id } = await begun(store);
    await startBackend('cpu', log);
    await expect(runs.anatomy(id, 6, store)).rejects.toThrow(
      'it was begun on the backend simd, and this server trains on cpu; take weir serve --backend simd',
    );
  });
});

describe('a part of a run that a server keeps', () => {
  const begun = async (store: RunStore) => {
    const runs = keptRuns(store, { checkpointEvery: 4 }, log);
    const run = await runs.begin({ config: smallConfig }, {}, store);
    const events = await lastValueFrom((run.events$ as Observable<RunEvent>).pipe(toArray())); // as runs keep them
    return { runs, id: run.id, events };
  };
  const said = (runs: KeptRuns, store: RunStore, id: string, request: ReplayRequest) =>
    lastValueFrom(runs.replay(id, request, store, of(false)).pipe(toArray()));

  it('is computed again as weir replay does, seen with other diagnostics, and proves itself', async () => {
    const store = memoryStore();
    const { runs, id, events } = await begun(store);
    const before = await readLog(store, id);
    const seen = await said(runs, store, id, {
      diagnostics: [{ type: 'saturation', every: 2 } as ReplayRequest['diagnostics'][number]],
      from: 5,
      to: 8,
    });
    const losses = events.flatMap((event) => (event.type === 'progress' ? event.losses : []));
    expect(seen.flatMap((one) => (one.type === 'progress' ? one.losses : []))).toEqual(losses.slice(5, 8));
    expect(seen.flatMap((one) => (one.type === 'measurement' ? [[one.diagnostic, one.step]] : []))).toEqual([
      ['saturation', 6],
    ]);
    expect(seen).toContainEqual({
      type: 'note',
      note: 'parameters after 8 steps are those of the checkpoint, bit for bit',
    });
    expect(await readLog(store, id)).toEqual(before);
  });

  it('is refused where it cannot be had, and nothing is imported for it', async () => {
    const store = memoryStore();
    const { runs, id } = await begun(store);
    for (const [request, message] of [
      [{ diagnostics: [{ type: 'saturation' }], from: 500 }, 'got 500 to Infinity'],
      [{ diagnostics: [{ type: './mine.js#evil' }], from: 0 }, 'diagnostics[0].type must be'],
      [{ diagnostics: [{ type: 'saturatoin' }], from: 0 }, 'saturation'],
    ] as const)
      await expect(said(runs, store, id, request)).rejects.toThrow(message);
    await startBackend('cpu', log);
    await expect(said(runs, store, id, { diagnostics: [{ type: 'saturation' }], from: 0 })).rejects.toThrow(
      `take weir replay ${id}, or weir serve --backend simd`,
    );
  });
});

describe('runs that a server keeps', () => {
  const begin = async (store: RunStore, given: object = {}) =>
    keptRuns(store, { checkpointEvery: 4 }, log).begin({ config: { ...smallConfig, ...given } }, {}, store);
  /** What a run says, which the server takes from its store. */
  const eventsOf = (run: Training, seen: (event: RunEvent) => void = () => {}) =>
    lastValueFrom((run.events$ as Observable<RunEvent>).pipe(tap(seen), toArray())); // as runs keep them

  it('begin in its store, say so, and run to their end', async () => {
    const store = memoryStore();
    const run = await begin(store);
    expect(logged).toEqual([`run ${run.id} in ${store.name}`]);
    expect((await eventsOf(run)).findLast(({ type }) => type === 'finished')).toMatchObject({ steps: 12 });
  });

  it('are steered and interrupted, and resumed to the end that they would have had', async () => {
    const whole = await eventsOf(await begin(memoryStore()));
    const store = memoryStore();
    const run = await begin(store);
    await eventsOf(run, ({ type }) => {
      if (type === 'started') run.interrupt();
    });
    const resumed = await keptRuns(store, {}, log).resume(run.id, store);
    const events = await eventsOf(resumed);
    expect(events.findLast(({ type }) => type === 'evaluated')).toEqual(
      whole.findLast(({ type }) => type === 'evaluated'),
    );
  });

  it('are not resumed on another backend than they began on: what to do is said', async () => {
    const store = memoryStore();
    const run = await begin(store);
    run.interrupt();
    await eventsOf(run);
    await startBackend('cpu', log);
    await expect(keptRuns(store, {}, log).resume(run.id, store)).rejects.toThrow(
      `it was begun on the backend simd, and this server trains on cpu; take weir resume ${run.id}, or weir serve --backend simd`,
    );
  });
});
