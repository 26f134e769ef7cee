import { setBackend } from '@tensorflow/tfjs-core';
import '@weir/backend-simd';
import { experimentOf, loadData, parseConfiguration } from '@weir/experiments';
import { Control } from '@weir/nn';
import { beginRun, memoryStore, readRun } from '@weir/runs';
import type { RunStore } from '@weir/runs';
import { lastValueFrom, toArray } from 'rxjs';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DroppedFile } from '../../dropped/droppedFile.ts';
import { begun } from '../begun.ts';
import { keptRuns } from '../keptRuns.ts';
import { startBackend } from '../startBackend.ts';
import { damaged } from './damaged.ts';
import { importedOf, putImported } from './imported.ts';
import { takenHere } from './takenHere.ts';
import { takenIn } from './takenIn.ts';

let here: RunStore | undefined;
vi.mock('@weir/runs/opfs', () => ({
  async opfsStore() {
    if (!here) throw new TypeError('no file system');
    return here;
  },
}));
beforeAll(async () => {
  await setBackend('simd');
});
beforeEach(() => {
  here = memoryStore('here');
  vi.stubGlobal('navigator', { userAgent: 'a test' });
});
afterEach(() => vi.unstubAllGlobals());

const config = parseConfiguration({
  name: 'Dropped',
  steps: 30,
  seed: 1,
  data: { type: 'xor' },
  model: [{ type: 'linear', out: 4 }, { type: 'tanh' }, { type: 'linear', out: 2 }],
  learningRate: 0.1,
  batchSize: 4,
  diagnostics: [{ type: 'activations', every: 1 }],
});

/** A run as the command line keeps one, and its files as somebody drops them. */
async function trained(cutAt = Infinity, options = {}) {
  const store = memoryStore('there');
  const experiment = experimentOf(config, await loadData(config));
  const facts = { seed: 1, weir: 'test', machine: {}, options };
  const process = { host: 'there', pid: 7 };
  const run = await beginRun(store, experiment, facts, { process, checkpointEvery: 10, progressEvery: 0 });
  await new Promise<void>((resolve, reject) => {
    run.events$.subscribe({
      next: (event) => {
        if (event.type === 'measurement' && event.step >= cutAt) run.interrupt();
      },
      error: reject,
      complete: resolve,
    });
  });
  return { store, id: run.header.id };
}

async function filesOf(store: RunStore, id: string, folder = id): Promise<readonly DroppedFile[]> {
  const checkpoints = (await store.list(`${id}/checkpoints`)).map((name) => `checkpoints/${name}`);
  return Promise.all(
    ['header.json', 'log', ...checkpoints].map(async (name) => ({
      path: `${folder}/${name}`,
      file: new File([await store.read(`${id}/${name}`)], name),
    })),
  );
}

const eventsIn = async (task: Parameters<typeof begun>[0], notes: string[] = []) => {
  const run = await begun(task, new Control(), startBackend, (line) => void notes.push(line));
  return lastValueFrom(run.events$.pipe(toArray()));
};

describe('damaged', () => {
  it('names the first places, and how many more there are', () => {
    const at = (offset: number) => ({ offset, message: `byte ${offset} is wrong` });
    expect(damaged([at(1)])).toBe('This run’s log is damaged: byte 1 is wrong. All that is whole is shown.');
    expect(damaged([1, 2, 3, 4, 5].map(at))).toContain('byte 3 is wrong; and 2 more.');
  });
});

describe('importedOf', () => {
  it('is so of what putImported has marked, alone', async () => {
    const store = memoryStore();
    await putImported(store, 'a');
    const place = { variant: 'x', comparison: { id: 'c', name: 'compared', variants: ['x', 'y'] } };
    await putImported(store, 'c', place);
    expect(await importedOf(store, 'a')).toMatchObject({ at: expect.any(String) });
    expect(await importedOf(store, 'b')).toBeUndefined();
    expect((await importedOf(store, 'c'))?.place).toEqual(place);
    await store.put('a/imported.json', new Uint8Array([1]));
    expect(await importedOf(store, 'a')).toEqual({});
  });
});

describe('takenIn', () => {
  it('takes none of an empty folder, and says so', async () => {
    expect(await takenIn(memoryStore(), [])).toMatchObject({
      ids: [],
      said: '',
      problems: [expect.stringContaining('got no file')],
    });
  });
});

describe('takenHere', () => {
  it('takes in a folder that is a run, once, and it is listed and looked at as any other', async () => {
    const { store, id } = await trained();
    const files = await filesOf(store, id);
    expect(await takenHere(files)).toEqual({
      ids: [id],
      said: `${id} is in this browser now.`,
      problems: [],
    });
    expect(await takenHere(files)).toMatchObject({
      ids: [id],
      said: `${id} was here already, byte for byte the same.`,
    });
    expect(await keptRuns()).toMatchObject([{ id, status: 'completed', step: 30, origin: 'folder' }]);
    const { events } = await readRun(store, id);
    expect(await eventsIn({ type: 'kept', id, isRead: true })).toEqual(events);
  });

  it('takes in all runs of a folder of runs, and those of a folder that is named as no run can be', async () => {
    const [one, other] = [await trained(), await trained()];
    const both = [
      ...(await filesOf(one.store, one.id, `runs/${one.id}`)),
      ...(await filesOf(other.store, other.id, `runs/${other.id}`)),
    ];
    expect([...(await takenHere(both)).ids].sort()).toEqual([one.id, other.id].sort());
    here = memoryStore('here');
    expect((await takenHere(await filesOf(one.store, one.id, 'my run (2)'))).ids).toEqual([one.id]);
  });

  it('takes in a folder of runs that are compared as the comparison that it is, also where only some of them are there', async () => {
    const [one, other] = [
      await trained(Infinity, { variant: 'small' }),
      await trained(Infinity, { variant: 'big' }),
    ];
    const variants = ['small', 'big', 'huge'].map((name) => ({ name, config }));
    const compared = { format: 1, source: 'sizes', flags: {}, variants };
    const folder = 'sizes-1';
    const files = async (within: string) => [
      { path: `${within}/comparison.json`, file: new File([JSON.stringify(compared)], 'comparison.json') },
      ...(await filesOf(one.store, one.id, `${within}/${one.id}`)),
      ...(await filesOf(other.store, other.id, `${within}/${other.id}`)),
    ];
    const comparison = { id: folder, name: 'sizes', variants: ['small', 'big', 'huge'] };
    for (const within of [folder, `runs/${folder}`]) {
      here = memoryStore('here');
      await takenHere(await files(within));
      const listed = await keptRuns();
      expect(new Map(listed.map(({ id, variant }) => [id, variant]))).toEqual(
        new Map([
          [one.id, 'small'],
          [other.id, 'big'],
        ]),
      );
      expect(listed.map((run) => run.comparison)).toEqual([comparison, comparison]);
    }
    // One that had been taken in on its own is one of them once its folder is.
    here = memoryStore('here');
    await takenHere(await filesOf(one.store, one.id));
    expect((await keptRuns())[0]?.comparison).toBeUndefined();
    await takenHere(await files(folder));
    expect((await keptRuns()).map((run) => run.comparison)).toEqual([comparison, comparison]);
  });

  it('never writes over another run of the same id, and says so', async () => {
    const [one, other] = [await trained(), await trained()];
    await takenHere(await filesOf(one.store, one.id));
    const before = await here?.read(`${one.id}/log`);
    const { ids, problems } = await takenHere(await filesOf(other.store, other.id, one.id));
    expect([ids, problems]).toEqual([
      [],
      [
        `runs: ${one.id} must be another than those that this browser keeps, got its id with other bytes; rename the folder to have both, or remove the one that is kept`,
      ],
    ]);
    expect(await here?.read(`${one.id}/log`)).toEqual(before);
  });

  it('leaves one that was cut off where it stands until it is asked to go on, to the end that it would have had', async () => {
    const [whole, cut] = [await trained(), await trained(20)];
    await takenHere(await filesOf(cut.store, cut.id));
    expect(await keptRuns()).toMatchObject([{ id: cut.id, status: 'interrupted' }]);
    const looked = await eventsIn({ type: 'kept', id: cut.id, isRead: true });
    expect(looked.at(-1)).toEqual({ type: 'interrupted' });
    const measured = (events: readonly { readonly type: string }[]) =>
      events.filter(({ type }) => type === 'measurement' || type === 'evaluated' || type === 'differs');
    const gone = await eventsIn({ type: 'kept', id: cut.id });
    expect(measured(gone)).toEqual(measured((await readRun(whole.store, whole.id)).events));
  });

  it('says at which byte a log is corrupt, and shows the rest', async () => {
    const { store, id } = await trained();
    const log = await store.read(`${id}/log`);
    const middle = Math.floor(log.length / 2);
    await store.put(`${id}/log`, log.with(middle, (log[middle] ?? 0) ^ 255));
    const { problems, ids } = await takenHere(await filesOf(store, id));
    expect(ids).toEqual([id]);
    expect(problems[0]).toMatch(
      new RegExp(`^${id}/log: byte \\d+ must begin a record, got .*; reading went on at byte \\d+$`),
    );
    const notes: string[] = [];
    const events = await eventsIn({ type: 'kept', id, isRead: true }, notes);
    expect(events.at(-1)).toMatchObject({ type: 'finished', steps: 30 });
    expect(events.filter(({ type }) => type === 'measurement').length).toBeGreaterThan(20);
    expect(notes).toEqual([expect.stringMatching(/^This run’s log is damaged: .*byte \d+ .* is shown\.$/)]);
    expect((await keptRuns())[0]?.note).toBe(notes[0]);
  });

  it('says what is wrong with what is no run, in the words of the command line', async () => {
    const { store, id } = await trained();
    expect((await takenHere([{ path: 'photos/a.png', file: new File([''], 'a.png') }])).problems).toEqual([
      'runs: what is dropped must be the folder of a run, with its header.json and its log, or a folder of such, got photos/a.png; weir run CONFIG --out DIR makes one',
    ]);
    const files = (await filesOf(store, id)).map((one) =>
      one.path.endsWith('header.json') ? { ...one, file: new File(['{"format": 9}'], 'header.json') } : one,
    );
    expect((await takenHere(files)).problems).toEqual([
      `${id}/header.json: byte 0 must begin format 1 or less, got 9: take a later Weir`,
    ]);
    here = undefined;
    await expect(takenHere(files)).rejects.toThrow('use a window that is not private');
  });
});
