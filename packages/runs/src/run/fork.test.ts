import { ready, setBackend } from '@tensorflow/tfjs-core';
import type { RunEvent } from '@weir/core';
import { lastValueFrom, toArray } from 'rxjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkpointSteps } from '../checkpoint/checkpoint.ts';
import { readLog } from '../record/readLog.ts';
import { readHeader } from '../record/runHeader.ts';
import { memoryStore } from '../store/memoryStore.ts';
import type { RunStore } from '../store/runStore.ts';
import { journal } from '../testing/journal.ts';
import { facts, keptExperiment, process } from '../testing/keptExperiment.ts';
import { forkRun } from './fork.ts';
import { replay } from './replay.ts';
import { beginRun, resumeRun } from './runs.ts';
import { eventsOf } from './resumePoint.ts';
import { timeless } from './timeDependent.ts';
import { upTo } from './upTo.ts';

beforeAll(async () => {
  await setBackend('simd');
  await ready();
});

const plateau = {
  steps: 200,
  evaluateEvery: 10,
  learningRate: { type: 'reduceOnPlateau', initial: 0.3, patience: 0, factor: 0.5 },
  earlyStopping: { patience: 4, minDelta: 0.2 },
};

async function ran(store: RunStore, given: object): Promise<string> {
  const run = await beginRun(store, await keptExperiment(given), facts, { process, checkpointEvery: 25 });
  await lastValueFrom(run.events$);
  return run.header.id;
}

async function forked(store: RunStore, id: string, at: number, parent: object, given: object = parent) {
  const run = await forkRun(store, id, {
    at,
    prepare: () => keptExperiment(parent),
    prepareFork: () => keptExperiment(given),
    facts,
    process,
    checkpointEvery: 25,
  });
  const emitted = await lastValueFrom(run.events$.pipe(toArray()));
  return { id: run.header.id, emitted };
}

const eventsIn = async (store: RunStore, id: string) => eventsOf((await readLog(store, id)).records);
/** Without `started`, which names the configuration. */
const course = (events: readonly RunEvent[]) => events.slice(1).map(timeless);

describe('a fork', () => {
  it.each([30, 75, 100])(
    'at step %i that changes nothing goes as its parent went, also by what evaluations decide',
    async (at) => {
      const store = memoryStore();
      const id = await ran(store, plateau);
      const whole = await eventsIn(store, id);
      const { emitted, id: twin } = await forked(store, id, at, plateau);
      expect(whole.filter(({ type }) => type === 'rateChanged').length).toBeGreaterThan(1);
      expect(whole.at(-1)).toMatchObject({ reason: 'earlyStopping' });
      expect(course(emitted)).toEqual(course(whole));
      expect(course(await eventsIn(store, twin))).toEqual(course(whole));
      expect((await readHeader(store, twin)).parent).toEqual({ id, step: at });
    },
  );

  it('at the step that ended its parent goes on, where it has more patience', async () => {
    const store = memoryStore();
    const id = await ran(store, plateau);
    const end = (await eventsIn(store, id)).at(-1);
    const at = end?.type === 'finished' ? end.steps : -1;
    const { emitted } = await forked(store, id, at, plateau, { ...plateau, earlyStopping: { patience: 40 } });
    expect(emitted.at(-1)).toMatchObject({ type: 'finished', steps: 200, reason: 'completed' });
    expect(emitted.some(({ type }) => type === 'controlled')).toBe(false);
  });

  it('with a schedule of its own forgets what its parent’s had learnt', async () => {
    const store = memoryStore();
    const id = await ran(store, plateau);
    const learningRate = { type: 'reduceOnPlateau', initial: 0.2, patience: 90 };
    const { emitted } = await forked(store, id, 110, plateau, { ...plateau, learningRate });
    const rates = emitted.flatMap((event) =>
      event.type === 'progress' && event.from >= 110 ? [event.learningRate] : [],
    );
    expect(new Set(rates)).toEqual(new Set([0.2]));
  });

  it('killed at any moment is there with all that it goes on from, or not at all', async () => {
    const parent = memoryStore();
    const id = await ran(parent, {});
    const kept = journal(parent);
    const { id: twin, emitted } = await forked(kept.store, id, 40, {}, { learningRate: 0.02 });
    for (let at = 0; at < kept.length; at++) {
      const store = await kept.killedAt(at, 0.5);
      if ((await store.size(`${twin}/header.json`)) === undefined) continue;
      const again = await resumeRun(store, twin, () => keptExperiment({ learningRate: 0.02 }), { process });
      const events = await lastValueFrom(again.events$.pipe(toArray()));
      expect(events.map(timeless)).toEqual(emitted.map(timeless));
    }
  });

  it('keeps the checkpoint that it began from, and is not asked for what its parent did', async () => {
    const store = memoryStore();
    const id = await ran(store, {});
    const { id: twin } = await forked(store, id, 33, {}, { learningRate: 0.02 });
    expect((await checkpointSteps(store, twin))[0]).toBe(33);
    const prepare = () =>
      keptExperiment({ learningRate: 0.02, diagnostics: [{ type: 'deadUnits', every: 1, over: 2 }] });
    await expect(upTo(store, twin, prepare, { step: 20 })).rejects.toThrow(`ask its parent, ${id}`);
    await expect(lastValueFrom(replay(store, twin, { prepare, from: 20 }))).rejects.toThrow(
      'at least the 33',
    );
    const events = await lastValueFrom(replay(store, twin, { prepare, from: 60 }).pipe(toArray()));
    expect(events.filter(({ type }) => type === 'differs')).toEqual([]);
    expect(
      events.filter((event) => event.type === 'measurement' && event.diagnostic === 'deadUnits'),
    ).toHaveLength(30);
  });

  it('has steps left to do, and leaves no folder where it has none', async () => {
    const store = memoryStore();
    const id = await ran(store, {});
    for (const steps of [20, 40])
      await expect(forked(store, id, 40, {}, { steps })).rejects.toThrow(
        `fork: steps must be more than the 40 that it begins after, got ${steps}; give more steps, or an earlier --at`,
      );
    expect(await store.list('')).toEqual([id]);
  });

  it('cannot have other widths, data or seed', async () => {
    const store = memoryStore();
    const id = await ran(store, {});
    await expect(forked(store, id, 40, {}, { seed: 8 })).rejects.toThrow('fork: seed must be the parent');
    const model = [{ type: 'embedding', dim: 4 }, { type: 'flatten' }, { type: 'linear', out: 27 }];
    await expect(forked(store, id, 40, {}, { model })).rejects.toThrow('widths cannot change');
  });
});
