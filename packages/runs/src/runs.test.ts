import { ready, setBackend } from '@tensorflow/tfjs-core';
import { stepOf } from '@weir/core';
import type { RunEvent } from '@weir/core';
import { parameterValues } from '@weir/nn';
import { Subscription, lastValueFrom, toArray } from 'rxjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkpointPath, checkpointSteps, readCheckpoint } from './checkpoint/checkpoint.ts';
import { readLog } from './record/readLog.ts';
import { checkpointFolder, lockPath, logPath, readHeader } from './record/runHeader.ts';
import { memoryStore } from './store/memoryStore.ts';
import type { RunStore } from './store/runStore.ts';
import { facts, keptExperiment, process } from './testing/keptExperiment.ts';
import { keptRun } from './run/keptRun.ts';
import { eventsOf, fromTheBeginning, resumePointOf } from './run/resumePoint.ts';
import { RunDataError, beginRun, headerOf, mustBeSameData, resumeRun } from './run/runs.ts';
import { seenAgain } from './run/seenAgain.ts';
import { upTo } from './run/upTo.ts';

beforeAll(async () => {
  await setBackend('simd');
  await ready();
});

const options = { process, checkpointEvery: 25, retention: { last: 99 } };
const small = { steps: 60, diagnostics: [{ type: 'activations', every: 10 }] };
async function ran() {
  const store = memoryStore();
  const experiment = await keptExperiment(small);
  const run = await beginRun(store, experiment, facts, options);
  const events = await lastValueFrom(run.events$.pipe(toArray()));
  return { store, id: run.header.id, events, network: experiment.network };
}
const lossesOf = (events: readonly RunEvent[]) =>
  events.flatMap((event) => (event.type === 'progress' ? event.losses : []));

describe('headerOf', () => {
  it('names a run by its name and the time, never twice, and says what it is a function of', async () => {
    const experiment = await keptExperiment(small);
    const [one, other] = [await headerOf(experiment, facts), await headerOf(experiment, facts)];
    expect(one.id).toMatch(/^kept-run-\d{8}-\d{6}-[0-9a-f]{4}$/);
    expect(one).toMatchObject({
      format: 1,
      name: 'kept run',
      steps: 60,
      backend: 'simd',
      seed: 7,
      weir: 'test',
    });
    expect([one.configHash, one.data]).toEqual([other.configHash, other.data]);
    const another = await headerOf(await keptExperiment({ ...small, batchSize: 21 }), facts);
    expect(another.configHash).not.toBe(one.configHash);
    expect(another.data).toBe(one.data);
  });

  it('has a name of its own for a run whose name has no letters', async () => {
    const experiment = { ...(await keptExperiment(small)), name: '…' };
    expect((await headerOf(experiment, facts)).id).toMatch(/^run-/);
  });
});

describe('beginRun', () => {
  it('has header and lock in the store before the run trains, and gives the lock back at its end', async () => {
    const store = memoryStore();
    const run = await beginRun(store, await keptExperiment(small), facts, options);
    const { id } = run.header;
    expect(await readHeader(store, id)).toEqual(run.header);
    expect(await store.holder(lockPath(id))).toBeDefined();
    expect(await store.size(logPath(id))).toBeUndefined();
    const events = await lastValueFrom(run.events$.pipe(toArray()));
    expect(events.at(-1)?.type).toBe('finished');
    expect(await store.holder(lockPath(id))).toBeUndefined();
  });
});

describe('keptRun', () => {
  it('trains when it is subscribed to, and leaves what can be resumed to who unsubscribes', async () => {
    const store = memoryStore();
    const experiment = await keptExperiment(small);
    const header = await headerOf(experiment, facts);
    let released = 0;
    const lock = { isHeld: async () => true, release: async () => void released++ };
    const run = keptRun(store, header, experiment, fromTheBeginning, lock, options);
    expect(await store.list('')).toEqual([]);
    await new Promise<void>((resolve) => {
      const running = run.events$.subscribe((event) => {
        if (event.type !== 'progress' || event.from < 30) return;
        setTimeout(() => {
          running.unsubscribe();
          resolve();
        });
      });
    });
    await expect.poll(() => released).toBe(1);
    expect(run.interrupted).toBe(false);
    expect(await checkpointSteps(store, header.id)).toContain(25);
  });

  it('whose lock is removed by hand stops in words, and writes nothing more', async () => {
    const inner = memoryStore();
    let changes = 0;
    const counted =
      <Args extends readonly unknown[]>(change: (...args: Args) => Promise<void>) =>
      (...args: Args) => {
        changes += 1;
        return change(...args);
      };
    const store: RunStore = { ...inner, append: counted(inner.append), put: counted(inner.put) };
    const experiment = await keptExperiment({ ...small, steps: 10_000_000 });
    const header = await headerOf(experiment, facts);
    let looks = 0;
    const lock = { isHeld: async () => ++looks <= 3, release: async () => {} };
    const run = keptRun(store, header, experiment, fromTheBeginning, lock, { ...options, flushEvery: 10 });
    await expect(lastValueFrom(run.events$)).rejects.toThrow(
      /lock must be held by the process that trains the run, got nobody: it was removed or moved; .* weir resume/,
    );
    expect(changes).toBe(3);
  });

  it('tells a fault of its store when it happens', async () => {
    const inner = memoryStore();
    let isWhole = true;
    const store: RunStore = {
      ...inner,
      append: (path, bytes) => (isWhole ? inner.append(path, bytes) : Promise.reject(new Error('broken'))),
    };
    const experiment = await keptExperiment({ ...small, steps: 10_000_000 });
    const run = await beginRun(store, experiment, facts, { ...options, flushEvery: 10 });
    const ended = lastValueFrom(run.events$);
    void ended.catch(() => {});
    await expect.poll(() => store.size(logPath(run.header.id))).toBeGreaterThan(0);
    isWhole = false;
    await expect(ended).rejects.toThrow('broken');
    expect(await store.holder(lockPath(run.header.id))).toBeUndefined();
  });
});

describe('resumePointOf', () => {
  it('is the beginning where there is nothing', async () => {
    const { checkpoint, past, recorded, end } = await resumePointOf(memoryStore(), 'a');
    expect([checkpoint, past, recorded, end.records]).toEqual([undefined, [], [], 0]);
  });

  it('is the newest checkpoint up to a step, with the log ahead of it and behind it', async () => {
    const { store, id } = await ran();
    const all = eventsOf((await readLog(store, id)).records);
    for (const [atMost, step] of [
      [Infinity, 60],
      [59, 50],
      [25, 25],
      [24, undefined],
    ] as const) {
      const point = await resumePointOf(store, id, () => {}, atMost);
      expect(point.checkpoint?.step).toBe(step);
      expect([...point.past, ...eventsOf(point.recorded)]).toEqual(all);
      expect(point.past.every((event) => stepOf(event) < (step ?? 0))).toBe(true);
    }
  });

  it('takes an older checkpoint where the log does not reach the newest, and says so', async () => {
    const { store, id } = await ran();
    const { checkpoint, end } = await resumePointOf(store, id, () => {}, 50);
    const { bytes = 0 } = checkpoint?.log ?? {};
    await store.truncate(logPath(id), bytes);
    const notes: string[] = [];
    expect((await resumePointOf(store, id, (line) => notes.push(line))).checkpoint?.step).toBe(50);
    expect(notes).toHaveLength(1);
    expect(notes[0]).toMatch(
      new RegExp(
        `^the checkpoint after 60 steps is of a log of \\d+ bytes, of which ${bytes} are here; an older checkpoint is taken$`,
      ),
    );
    expect(end.bytes).toBeGreaterThan(bytes);
  });

  it('takes a checkpoint that a run saves while its log is read', async () => {
    const { store, id } = await ran();
    const whole = await resumePointOf(store, id);
    const { checkpoint } = await resumePointOf(store, id, () => {}, 50);
    let reads = 0;
    const growing: RunStore = {
      ...store,
      // As it was when the checkpoint before was saved; all of it from then on.
      read: (path, from, to) =>
        store.read(path, from, path === logPath(id) && reads++ === 0 ? checkpoint?.log.bytes : to),
    };
    const notes: string[] = [];
    const point = await resumePointOf(growing, id, (line) => notes.push(line));
    expect([point, notes]).toEqual([whole, []]);
    expect(whole.checkpoint?.step).toBe(60);
  });
});

describe('resumeRun', () => {
  it('has the same events again of a run that has ended, and trains no step', async () => {
    const { store, id, events, network } = await ran();
    const experiment = await keptExperiment(small);
    const run = await resumeRun(store, id, async () => experiment, options);
    const again = await lastValueFrom(run.events$.pipe(toArray()));
    expect(lossesOf(again)).toEqual(lossesOf(events));
    expect(parameterValues(experiment.network)).toEqual(parameterValues(network));
  });

  it('gives the lock back where the experiment cannot be made', async () => {
    const { store, id } = await ran();
    const prepare = () => Promise.reject(new Error('no data'));
    await expect(resumeRun(store, id, prepare, options)).rejects.toThrow('no data');
    expect(await store.holder(lockPath(id))).toBeUndefined();
  });
});

describe('mustBeSameData', () => {
  it('takes the data that the run began with, and no others', async () => {
    const experiment = await keptExperiment(small);
    const header = await headerOf(experiment, facts);
    expect(() => mustBeSameData(header, experiment)).not.toThrow();
    expect(() => mustBeSameData({ ...header, data: '00' }, experiment)).toThrow(RunDataError);
    expect(() => mustBeSameData({ ...header, data: '00' }, experiment)).toThrow(
      `data must have the checksum 00 that the run began with, got ${header.data}; put back the file that it was trained on, or give its --data-dir`,
    );
  });
});

describe('upTo', () => {
  it('has the parameters that the run had at any step, between two checkpoints too', async () => {
    const { store, id, events } = await ran();
    const moments = [];
    for (const step of [30, 50]) moments.push(await upTo(store, id, () => keptExperiment(small), { step }));
    const [between, at] = moments;
    const losses = lossesOf(between?.events ?? []);
    expect(losses).toEqual(lossesOf(events).slice(0, losses.length));
    expect([between?.step, at?.step]).toEqual([30, 50]);
    await store.remove(checkpointPath(id, 50));
    const recomputed = await upTo(store, id, () => keptExperiment(small), { step: 50 });
    expect(parameterValues(recomputed.experiment.network)).toEqual(
      at && parameterValues(at.experiment.network),
    );
  });

  it('is the newest moment where no step is named', async () => {
    const { store, id, network } = await ran();
    const { step, experiment } = await upTo(store, id, () => keptExperiment(small));
    expect(step).toBe(60);
    expect(parameterValues(experiment.network)).toEqual(parameterValues(network));
  });

  it('is the last that was recorded where no checkpoint was saved yet', async () => {
    const { store, id, network } = await ran();
    const path = checkpointFolder(id);
    for (const name of await store.list(path)) await store.remove(`${path}/${name}`);
    const { step, experiment } = await upTo(store, id, () => keptExperiment(small));
    expect(step).toBe(60);
    expect(parameterValues(experiment.network)).toEqual(parameterValues(network));
  });

  it.each([-1, 1.5, 61])('refuses the step %d', async (step) => {
    const { store, id } = await ran();
    await expect(upTo(store, id, () => keptExperiment(small), { step })).rejects.toThrow(
      `${id}: step must be from 0 to its 60, got ${step}; weir show says how far it came`,
    );
  });
});

describe('seenAgain', () => {
  async function seen(given: object) {
    const { store, id } = await ran();
    const { records } = await readLog(store, id);
    const header = await readHeader(store, id);
    const stretch = {
      store,
      header,
      records,
      steps: await checkpointSteps(store, id),
      from: 30,
      last: 45,
      until: 50,
      finished: undefined,
    };
    const events: RunEvent[] = [];
    const notes: string[] = [];
    const isSeen = await seenAgain(
      stretch,
      await readCheckpoint(store, id, 25),
      { prepare: () => keptExperiment({ ...small, ...given }), note: (line) => notes.push(line) },
      new Subscription(),
      (event) => events.push(event),
    );
    return { isSeen, events, notes, whole: eventsOf(records) };
  }

  it('emits the steps asked for as they were, from a checkpoint, and proves the parameters at the next', async () => {
    const { isSeen, events, notes, whole } = await seen({});
    expect(isSeen).toBe(true);
    expect(lossesOf(events)).toEqual(lossesOf(whole).slice(30, 45));
    expect(events.flatMap((event) => (event.type === 'measurement' ? event.step : []))).toEqual([30, 40]);
    expect(notes).toEqual(['parameters after 50 steps are those of the checkpoint, bit for bit']);
  });

  it('says no, and emits nothing, where a diagnostic had to see the steps ahead of the checkpoint', async () => {
    const { isSeen, events } = await seen({ diagnostics: [{ type: 'inputShift', every: 2 }] });
    expect([isSeen, events]).toEqual([false, []]);
  });
});
