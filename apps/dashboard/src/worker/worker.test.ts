import { getBackend } from '@tensorflow/tfjs-core';
import type { RunEvent } from '@weir/core';
import type { StatusChanged } from '../run/statusChanged.ts';
import { presets } from '@weir/experiments';
import { Control } from '@weir/nn';
import { memoryStore, readHeader } from '@weir/runs';
import type { RunStore } from '@weir/runs';
import { lastValueFrom, toArray } from 'rxjs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { begun } from './begun.ts';
import { eventPost } from './eventPost.ts';
import { keptLosses } from './keptLosses.ts';
import { keptRuns } from './keptRuns.ts';
import { listedPresets } from './listedPresets.ts';
import { startBackend } from './startBackend.ts';
import { storeHere } from './storeHere.ts';

/** What the browser lets a page keep; nothing where it is undefined. */
let store: RunStore | undefined;
vi.mock('@weir/runs/opfs', () => ({
  async opfsStore() {
    if (!store) throw new TypeError('no file system');
    return store;
  },
}));
beforeEach(() => {
  store = memoryStore();
  vi.stubGlobal('navigator', { userAgent: 'a test' });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('storeHere', () => {
  it('is the browser’s, or none where it lets a page keep nothing', async () => {
    expect(await storeHere()).toBe(store);
    store = undefined;
    expect(await storeHere()).toBeUndefined();
  });
});

describe('listedPresets', () => {
  it('has every preset with its summary and variants', () => {
    const listed = listedPresets();
    expect(listed.map(({ name }) => name)).toEqual(presets().map(({ name }) => name));
    for (const { description, lookAt, variants, configuration } of listed) {
      expect(description).not.toBe('');
      expect(lookAt).not.toBe('');
      expect(Array.isArray(variants)).toBe(true);
      expect(configuration).toBeDefined();
    }
    expect(listed.some(({ variants }) => (variants?.length ?? 0) > 1)).toBe(true);
  });
});

describe('startBackend', () => {
  it('starts simd, without a word, where it can', async () => {
    const notes: string[] = [];
    await startBackend({}, (line) => notes.push(line));
    expect([getBackend(), notes]).toEqual(['simd', []]);
  });
});

describe('eventPost', () => {
  const progress = (from: number, ...losses: number[]): RunEvent => ({
    type: 'progress',
    from,
    losses,
    learningRate: 0.1,
    seconds: from,
  });
  const measured = (step: number): RunEvent => ({ type: 'measurement', diagnostic: 'a', step, value: step });
  function posting() {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    const sent: (readonly (RunEvent | StatusChanged)[])[] = [];
    return { sent, post: eventPost((events) => sent.push(events)) };
  }

  it('sends what came within 40 ms together', () => {
    const { sent, post } = posting();
    post.add(measured(0));
    post.add(measured(1));
    expect(sent).toEqual([]);
    vi.advanceTimersByTime(40);
    expect(sent).toEqual([[measured(0), measured(1)]]);
  });

  it('joins progress that follows on, and no other', () => {
    const { sent, post } = posting();
    for (const event of [progress(0, 3), progress(1, 2, 1), progress(9, 1), measured(9), progress(10, 1)])
      post.add(event);
    post.flush();
    expect(sent).toEqual([
      [{ ...progress(1), from: 0, losses: [3, 2, 1] }, progress(9, 1), measured(9), progress(10, 1)],
    ]);
  });

  it('does not let a full message, or a step that takes long, wait for a timer', () => {
    const { sent, post } = posting();
    for (let step = 0; step < 200; step++) post.add(measured(step));
    expect(sent.map(({ length }) => length)).toEqual([200]);
    post.add(measured(200));
    vi.setSystemTime(0);
    const now = performance.now();
    vi.spyOn(performance, 'now').mockReturnValue(now + 41);
    post.add(measured(201));
    expect(sent.map(({ length }) => length)).toEqual([200, 2]);
    vi.restoreAllMocks();
  });

  it('sends nothing where there is nothing', () => {
    const { sent, post } = posting();
    post.flush();
    vi.advanceTimersByTime(100);
    expect(sent).toEqual([]);
  });
});

describe('begun and keptRuns', () => {
  const config = {
    name: 'Small run',
    steps: 5,
    seed: 1,
    data: { type: 'names', corpus: 'given-names', contextLength: 2 },
    model: [{ type: 'embedding', dim: 2 }, { type: 'flatten' }, { type: 'linear', out: 27 }],
    learningRate: 0.1,
    batchSize: 4,
    diagnostics: [],
  };
  const begin = async (task: Parameters<typeof begun>[0], notes: string[] = []) => {
    const note = (line: string) => void notes.push(line);
    return begun(task, new Control(), startBackend, note);
  };
  const eventsOf = async (run: Awaited<ReturnType<typeof begin>>) =>
    lastValueFrom(run.events$.pipe(toArray()));

  it('begins a run that is kept, lists it, and has it again as it ended', async () => {
    const notes: string[] = [];
    const run = await begin({ type: 'configuration', config }, notes);
    const events = await eventsOf(run);
    expect(events.at(-1)?.type).toBe('finished');
    expect([run.name, notes]).toEqual(['Small run', []]);
    const [listed, ...others] = await keptRuns();
    expect(others).toEqual([]);
    expect(listed).toMatchObject({ id: run.id, name: 'Small run', status: 'completed', step: 5, steps: 5 });
    const { steps, losses } = await keptLosses(run.id);
    expect(steps).toEqual([0, 1, 2, 3, 4]);
    expect(losses).toEqual(events.flatMap((event) => (event.type === 'progress' ? event.losses : [])));
    const again = await begin({ type: 'kept', id: run.id });
    expect((await eventsOf(again)).map(({ type }) => type)).toEqual(events.map(({ type }) => type));
  });

  it('takes up a run that was cut off, and calls it interrupted until then', async () => {
    const run = await begin({ type: 'configuration', config: { ...config, steps: 400 } });
    await new Promise<void>((resolve) => {
      const running = run.events$.subscribe((event) => {
        if (event.type !== 'progress') return;
        setTimeout(() => {
          running.unsubscribe();
          resolve();
        });
      });
    });
    await vi.waitFor(async () => expect(await store?.holder(`${run.id}/lock`)).toBeUndefined());
    expect((await keptRuns())[0]).toMatchObject({ status: 'interrupted', steps: 400 });
    const events = await eventsOf(await begin({ type: 'kept', id: run.id }));
    expect(events.at(-1)).toMatchObject({ type: 'finished', steps: 400 });
  });

  /** Trains a long run until it was paused there, stepped once, and cut off. */
  const cutOffPaused = async () => {
    const control = new Control();
    const task = { type: 'configuration', config: { ...config, steps: 1_000_000 } } as const;
    const run = await begun(task, control, startBackend, () => {});
    control.send({ type: 'runTo', step: 7 });
    await new Promise<void>((resolve) => {
      const running = run.events$.subscribe((event) => {
        if (event.type === 'controlled' && event.command === 'pause') control.send({ type: 'step' });
        if (event.type !== 'progress' || event.from + event.losses.length !== 8) return;
        setTimeout(() => {
          running.unsubscribe();
          resolve();
        });
      });
    });
    await vi.waitFor(async () => expect(await store?.holder(`${run.id}/lock`)).toBeUndefined());
    return run.id;
  };
  /** Takes a run up, until it has stood still for a while, and does something then. */
  const takenUp = async (id: string, isAsked: boolean, then: (control: Control) => void) => {
    const control = new Control();
    const task = { type: 'kept', id, ...(isAsked && { isAsked: true as const }) } as const;
    const run = await begun(task, control, startBackend, () => {});
    const seen: (RunEvent | StatusChanged)[] = [];
    const running = run.events$.subscribe((event) => seen.push(event));
    const progressed = () =>
      Math.max(0, ...seen.map((event) => (event.type === 'progress' ? event.from + event.losses.length : 0)));
    await vi.waitFor(() => expect(progressed()).toBeGreaterThanOrEqual(8));
    await new Promise((waited) => setTimeout(waited, 100));
    const stood = progressed();
    then(control);
    await new Promise((waited) => setTimeout(waited, 100));
    running.unsubscribe();
    await vi.waitFor(async () => expect(await store?.holder(`${id}/lock`)).toBeUndefined());
    return { stood, end: progressed(), seen };
  };

  it('has a run that was paused wait where it was, as often as it is looked at, until it is told to go on', async () => {
    const id = await cutOffPaused();
    expect(await takenUp(id, false, () => {})).toMatchObject({ stood: 8, end: 8 });
    const stepped = await takenUp(id, false, (control) => control.send({ type: 'step' }));
    expect(stepped).toMatchObject({ stood: 8, end: 9 });
    const resumed = await takenUp(id, false, (control) => control.send({ type: 'resume' }));
    expect(resumed.stood).toBe(9);
    expect(resumed.end).toBeGreaterThan(9);
    expect(resumed.seen.filter(({ type }) => type === 'differs')).toEqual([]);
    expect((await takenUp(id, false, () => {})).end).toBeGreaterThan(resumed.end);
  });

  it('lets a run that was paused train on where that was asked for', async () => {
    const id = await cutOffPaused();
    expect((await takenUp(id, true, () => {})).stood).toBeGreaterThan(8);
  });

  it('follows a run that another tab trains, and says when that one is gone', async () => {
    const all = store ?? expect.unreachable();
    const id = await cutOffPaused();
    const { release } = await all.lock(`${id}/lock`);
    const { events$ } = await begin({ type: 'kept', id });
    const seen: (RunEvent | StatusChanged)[] = [];
    let isOver = false;
    events$.subscribe({ next: (event) => seen.push(event), complete: () => (isOver = true) });
    await vi.waitFor(() => {
      const last = seen.at(-1);
      expect(last?.type === 'progress' && last.from + last.losses.length).toBe(8);
    });
    expect([seen[0], isOver]).toEqual([{ type: 'elsewhere' }, false]);
    await release();
    await vi.waitFor(() => expect(isOver).toBe(true), 3000);
    expect(seen.at(-1)).toEqual({ type: 'interrupted' });
  }, 15_000);

  it('trains a run that cannot be kept all the same, and says so', async () => {
    store = undefined;
    const notes: string[] = [];
    const run = await begin({ type: 'configuration', config }, notes);
    expect(run.id).toMatch(/^Small-run-/);
    expect((await eventsOf(run)).at(-1)?.type).toBe('finished');
    expect(notes[0]).toMatch(/^This run is not kept in this browser \(it lets pages keep no files/);
    await expect(keptLosses('x')).rejects.toThrow('losses: x must be kept in this browser');
    await expect(begin({ type: 'kept', id: 'x' })).rejects.toThrow('run: x must be kept in this browser');
    expect(await keptRuns()).toEqual([]);
  });

  it('remembers which run of a comparison it is', async () => {
    const [compared] = listedPresets().filter(({ variants }) => (variants?.length ?? 0) > 1);
    const { name = '', variants = [] } = compared ?? {};
    const place = { variant: variants[1] ?? '', comparison: { id: 'c', name, variants } };
    const run = await begin({ type: 'preset', preset: name, place });
    const { options } = await readHeader(store ?? expect.unreachable(), run.id);
    expect(options).toEqual(place);
    expect((await keptRuns())[0]).toMatchObject(place);
  });

  it('has the error of a run that failed, by its name', async () => {
    const diverging = { ...config, steps: 50, learningRate: 1e30, model: config.model };
    const run = await begin({ type: 'configuration', config: diverging });
    await expect(eventsOf(run)).rejects.toThrow('loss must be finite');
    expect((await keptRuns())[0]).toMatchObject({ status: 'failed', diverged: true });
    await expect(eventsOf(await begin({ type: 'kept', id: run.id }))).rejects.toMatchObject({
      name: 'DivergedError',
    });
  });

  it('refuses a configuration that is none', async () => {
    await expect(begin({ type: 'configuration', config: { ...config, steps: 0 } })).rejects.toThrow(/steps/);
    expect(await keptRuns()).toEqual([]);
  });

  it('keeps the newest twenty, and those that train', async () => {
    const header = await (async () => {
      const run = await begin({ type: 'configuration', config });
      await eventsOf(run);
      return readHeader(store ?? expect.unreachable(), run.id);
    })();
    const all = store ?? expect.unreachable();
    const encode = (value: object) => new TextEncoder().encode(JSON.stringify(value));
    for (let at = 0; at < 22; at++) {
      const created = `2020-01-${String(at + 1).padStart(2, '0')}`;
      await all.put(`old-${at}/header.json`, encode({ ...header, id: `old-${at}`, created }));
    }
    const { release } = await all.lock('old-0/lock');
    expect(await keptRuns()).toHaveLength(20);
    const left = await all.list('');
    expect([left.includes('old-0'), left.includes('old-1'), left.includes('old-21')]).toEqual([
      true,
      false,
      true,
    ]);
    await release();
  });
});
