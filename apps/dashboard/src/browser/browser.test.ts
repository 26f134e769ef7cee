import type { Finding, RunEvent } from '@weir/core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { unknownRun } from '../run/runState.ts';
import type { RunState } from '../run/runState.ts';
import { FakeWorker } from '../testing/fakeWorker.ts';
import { BrowserRun } from './browserRun.ts';
import { browserSource } from './browserSource.ts';
import { lossesOf } from './lossesOf.ts';
import { summaryOf } from './summaryOf.ts';
import { TrainingWorker } from './trainingWorker.ts';
import { WorkerLostError } from './workerLostError.ts';

/** Locks that workers hold: given back by hand. */
let giveBack: Map<string, () => void>;
/** Names of those that tabs hold. */
let held: string[];
beforeEach(() => {
  held = [];
  FakeWorker.made = [];
  giveBack = new Map();
  vi.stubGlobal('Worker', FakeWorker);
  const request = (name: string, { signal }: { signal: AbortSignal }, then: () => void) =>
    new Promise<void>((resolve, reject) => {
      giveBack.set(name, () => resolve(then()));
      signal.addEventListener('abort', () => reject(new Error('aborted')));
    });
  const query = async () => ({ held: held.map((name) => ({ name })) });
  vi.stubGlobal('navigator', { locks: { request, query } });
});
afterEach(() => vi.unstubAllGlobals());

const worker = (at: number): FakeWorker => FakeWorker.made.at(at) ?? expect.unreachable();
const settle = () => new Promise((resolve) => setTimeout(resolve));
const progress = (from: number, ...losses: number[]): RunEvent => ({
  type: 'progress',
  from,
  losses,
  learningRate: 0.1,
  seconds: 0,
});
const begun = { type: 'begun', id: 'deep-1', name: 'deep', startedAt: '2026-11-25' } as const;

describe('TrainingWorker', () => {
  it('resolves a question with its answer, and rejects with what is refused', async () => {
    const training = new TrainingWorker();
    const answered = training.request({ type: 'presets' }, 'presets');
    expect(worker(0).told).toEqual([{ type: 'presets' }]);
    worker(0).say({ type: 'note', note: 'slow here' });
    worker(0).say({ type: 'presets', presets: [] });
    expect(await answered).toEqual({ type: 'presets', presets: [] });
    const refused = training.request({ type: 'compose', question: { ask: 'form' } }, 'composed');
    worker(0).say({ type: 'refused', message: 'config: must be JSON' });
    await expect(refused).rejects.toThrow('config: must be JSON');
  });

  it('emits a run’s events one by one, calls back with the rest, and ends with the run', () => {
    const training = new TrainingWorker();
    const seen: unknown[] = [];
    training
      .run({ type: 'preset', preset: 'deep' }, ({ type }) => seen.push(type))
      .subscribe({ next: (event) => seen.push(event), complete: () => seen.push('end') });
    const { task, lock } = worker(0).last('train');
    expect(task).toEqual({ type: 'preset', preset: 'deep' });
    expect(lock).toMatch(/^weir trains /);
    worker(0).say(begun);
    worker(0).say({ type: 'events', events: [progress(0, 3), progress(1, 2)] });
    worker(0).say({ type: 'note', note: '' });
    worker(0).say({ type: 'completed' });
    expect(seen).toEqual(['begun', progress(0, 3), progress(1, 2), 'note', 'end']);
    expect(worker(0).isEnded).toBe(true);
  });

  it('passes on what a replay says, errors with what is refused, and ends with it', () => {
    const request = { diagnostics: [{ type: 'jitter', every: 2 }], from: 3, to: 9 };
    const seen: unknown[] = [];
    const observer = {
      next: (said: unknown) => seen.push(said),
      error: ({ message }: Error) => seen.push(message),
      complete: () => seen.push('end'),
    };
    new TrainingWorker().replay('a', request).subscribe(observer);
    expect(worker(0).last('replay')).toEqual({ type: 'replay', id: 'a', request });
    worker(0).say({ type: 'note', note: 'bit for bit' });
    worker(0).say({ type: 'events', events: [progress(3, 1)] });
    worker(0).say({ type: 'completed' });
    expect(seen).toEqual([{ type: 'note', note: 'bit for bit' }, progress(3, 1), 'end']);
    expect(worker(0).isEnded).toBe(true);
    for (const type of ['refused', 'failed'] as const) {
      new TrainingWorker().replay('a', request).subscribe(observer);
      worker(-1).say({ type, message: 'from must be below to', name: 'Error' });
      expect(seen.at(-1)).toBe('from must be below to');
      expect(worker(-1).isEnded).toBe(true);
    }
  });

  it('errors with the run’s error by its name, with one of its own where it breaks or its lock is given back', async () => {
    const ends: unknown[] = [];
    const run = () => {
      const training = new TrainingWorker();
      training
        .run({ type: 'kept', id: '1' }, () => {})
        .subscribe({ error: ({ name, message }: Error) => ends.push([name, message]) });
      return worker(-1);
    };
    run().say({ type: 'failed', name: 'DivergedError', message: 'loss must be finite' });
    run().break('');
    const dying = run();
    dying.say(begun);
    giveBack.get(dying.last('train').lock)?.();
    await settle();
    expect(ends).toEqual([
      ['DivergedError', 'loss must be finite'],
      ['WorkerLostError', 'the worker could not be loaded; reload the page to try again'],
      ['WorkerLostError', new WorkerLostError().message],
    ]);
  });

  it('passes commands on, and is ended by who unsubscribes', () => {
    const training = new TrainingWorker();
    const running = training.run({ type: 'kept', id: '1' }, () => {}).subscribe();
    training.command({ type: 'pause' });
    expect(worker(0).last('command').command).toEqual({ type: 'pause' });
    running.unsubscribe();
    expect(worker(0).isEnded).toBe(true);
  });
});

describe('BrowserRun', () => {
  it('is there once its worker has begun it, and follows its events', async () => {
    const begins = BrowserRun.begin({ type: 'preset', preset: 'deep' }, new TrainingWorker());
    worker(0).say({ type: 'note', note: 'not kept' });
    worker(0).say(begun);
    const run = await begins;
    worker(0).say({ type: 'events', events: [progress(0, 3, 2)] });
    expect(run.id).toBe('deep-1');
    expect(run.summary()).toMatchObject({ id: 'deep-1', name: 'deep', step: 2, loss: 2, note: 'not kept' });
    run.command({ type: 'stop' });
    expect(worker(0).last('command').command).toEqual({ type: 'stop' });
  });

  it('rejects with the words of what refuses it, or with why it broke', async () => {
    const refused = BrowserRun.begin({ type: 'configuration', config: {} }, new TrainingWorker());
    worker(0).say({ type: 'refused', message: 'steps must be positive' });
    await expect(refused).rejects.toThrow('steps must be positive');
    expect(worker(0).isEnded).toBe(true);
    const broken = BrowserRun.begin({ type: 'configuration', config: {} }, new TrainingWorker());
    worker(1).say({ type: 'failed', name: 'Error', message: 'no memory' });
    await expect(broken).rejects.toThrow('no memory');
  });

  it('that is kept is what it was listed as, until somebody looks at it', () => {
    const listed = { id: '1', name: 'old', status: 'closed', step: 5, steps: 9, startedAt: '' } as const;
    const run = new BrowserRun(listed, listed);
    expect([run.summary(), FakeWorker.made]).toEqual([listed, []]);
    run.look();
    run.look();
    expect(FakeWorker.made).toHaveLength(1);
    expect(worker(0).last('train').task).toEqual({ type: 'kept', id: '1' });
    worker(0).say({ type: 'refused', message: 'no such data' });
    expect(run.state$.value).toMatchObject({ phase: 'failed', reason: 'no such data' });
  });

  it('that another tab trains says so for as long as it does', () => {
    const listed = { id: '1', name: 'old', status: 'interrupted', step: 5, steps: 9, startedAt: '' } as const;
    const run = new BrowserRun(listed, listed);
    run.look();
    worker(0).say({ type: 'events', events: [{ type: 'elsewhere' }, progress(0, 3)] });
    expect(run.summary()).toMatchObject({ trainedBy: 'tab', step: 1 });
    worker(0).say({ type: 'events', events: [{ type: 'interrupted' }] });
    expect(run.summary()).toMatchObject({ status: 'interrupted' });
    expect(run.summary()).not.toHaveProperty('trainedBy');
    run.takeUp({ isAsked: true });
    expect(worker(-1).last('train').task).toEqual({ type: 'kept', id: '1', isAsked: true });
  });
});

describe('browserSource', () => {
  const preset = { name: 'deep', description: '' };
  function source(...presets: readonly { name: string; description: string; variants?: string[] }[]) {
    const own = browserSource();
    worker(0).say({ type: 'presets', presets });
    worker(0).say({ type: 'kept', runs: [] });
    return own;
  }
  async function begin(own: ReturnType<typeof source>, name: string, id: string) {
    const started = own.start({ preset: name });
    await settle();
    worker(-1).say({ ...begun, id });
    return started;
  }

  it('lists presets and runs, those that are kept behind those that were begun here', async () => {
    const own = browserSource();
    worker(0).say({ type: 'presets', presets: [preset] });
    const kept = { id: 'old', name: 'old', status: 'closed', step: 1, steps: 2, startedAt: '' } as const;
    worker(0).say({ type: 'kept', runs: [kept] });
    expect(await own.presets()).toEqual([preset]);
    await begin(own, 'deep', 'new');
    expect((await own.runs()).map(({ id }) => id)).toEqual(['new', 'old']);
  });

  it('lists a run once that is taken in while those that are kept are first listed', async () => {
    const own = browserSource();
    const kept = { id: 'old', name: 'old', status: 'closed', step: 1, steps: 2, startedAt: '1' } as const;
    const fresh = { ...kept, id: 'fresh', startedAt: '2' } as const;
    const given = own.kept?.takeIn([]);
    const taken = { ids: ['fresh'], said: 'fresh is in this browser now.', problems: [] };
    worker(-1).say({ type: 'takenIn', taken });
    await settle();
    worker(-1).say({ type: 'kept', runs: [fresh, kept] });
    await settle();
    // The first list comes late, and knows of it already.
    worker(0).say({ type: 'kept', runs: [kept, fresh] });
    await settle();
    worker(-1).say({ type: 'kept', runs: [fresh, kept] });
    expect(await given).toEqual(taken);
    expect((await own.runs()).map(({ id }) => id).sort()).toEqual(['fresh', 'old']);
  });

  it('lists a run that another tab trains as such, though nobody has looked at it, and as it ended once it has', async () => {
    const own = browserSource();
    worker(0).say({ type: 'presets', presets: [preset] });
    const kept = { id: 'old', name: 'old', status: 'interrupted', step: 1, steps: 2, startedAt: '' } as const;
    worker(0).say({ type: 'kept', runs: [kept, { ...kept, id: 'cut' }] });
    const listed = async () =>
      (await own.runs()).map(({ id, status, trainedBy, step }) => [id, status, trainedBy, step]);
    held = ['weir opfs:runs run old/lock'];
    expect(await listed()).toEqual([
      ['old', 'running', 'tab', 1],
      ['cut', 'interrupted', undefined, 1],
    ]);
    held = [];
    const once = listed();
    await settle();
    worker(-1).say({ type: 'kept', runs: [{ ...kept, status: 'completed', step: 2 }] });
    expect((await once)[0]).toEqual(['old', 'completed', undefined, 2]);
    expect((await listed())[0]).toEqual(['old', 'completed', undefined, 2]);
    expect(FakeWorker.made).toHaveLength(2);
  });

  it('trains each run in a worker of its own, four at most', async () => {
    const own = source(preset);
    for (const id of ['a', 'b', 'c', 'd']) await begin(own, 'deep', id);
    expect(FakeWorker.made).toHaveLength(4);
    await expect(own.start({ preset: 'deep' })).rejects.toThrow(
      'start: at most 4 runs may train at a time; stop one first',
    );
    worker(1).say({ type: 'completed' });
    worker(1).say({ type: 'events', events: [] });
  });

  it('refuses a preset and a run that there is not', async () => {
    const own = source(preset);
    await expect(own.start({ preset: 'huge' })).rejects.toThrow(
      'preset: name must be one of the list, got huge',
    );
    await expect(own.command('nobody', { type: 'stop' })).rejects.toThrow(
      "run: id must be one of this browser's runs, got nobody; choose another",
    );
  });

  it('takes a step apart in a worker of its own, which ends with the answer', async () => {
    const own = source(preset);
    await begin(own, 'deep', 'a');
    const asked = own.anatomy?.('a', 7);
    await settle();
    expect(worker(1).last('anatomy')).toEqual({ type: 'anatomy', id: 'a', step: 7 });
    const anatomy = { step: 7, loss: 2, learningRate: 0.1, layers: [], parameters: [] };
    worker(1).say({ type: 'anatomy', anatomy });
    expect(await asked).toEqual(anatomy);
    expect([worker(0).isEnded, worker(1).isEnded]).toEqual([false, true]);
    const refused = own.anatomy?.('a', 9);
    await settle();
    worker(2).say({ type: 'refused', message: 'no such step' });
    await expect(refused).rejects.toThrow('no such step');
    const replayed: unknown[] = [];
    own.replay?.('a', { diagnostics: [], from: 1 }).subscribe((event) => replayed.push(event));
    worker(-1).say({ type: 'events', events: [progress(1, 2)] });
    expect(replayed).toEqual([progress(1, 2)]);
    expect(() => own.replay?.('nobody', { diagnostics: [], from: 1 })).toThrow("one of this browser's runs");
    await expect(own.anatomy?.('nobody', 0)).rejects.toThrow("one of this browser's runs");
  });

  it('trains a comparison’s runs one after the other', async () => {
    const own = source({ name: 'both', description: '', variants: ['one', 'two'] });
    const first = await begin(own, 'both', 'a');
    expect(first).toMatchObject({ variant: 'one', comparison: { name: 'both', variants: ['one', 'two'] } });
    expect(worker(0).last('train').task).toMatchObject({ type: 'preset', place: { variant: 'one' } });
    const finished: RunEvent = { type: 'finished', steps: 1, reason: 'completed', seconds: 1 };
    worker(0).say({ type: 'events', events: [progress(0, 1), finished] });
    await settle();
    expect(worker(-1).last('train').task).toMatchObject({ place: { variant: 'two' } });
  });

  it('shows a run until it ends, and passes commands to it', async () => {
    const own = source(preset);
    await begin(own, 'deep', 'a');
    const phases: string[] = [];
    own
      .watch('a', () => {})
      .subscribe({ next: ({ phase }) => phases.push(phase), complete: () => phases.push('end') });
    await own.command('a', { type: 'stop' });
    expect(worker(0).last('command').command).toEqual({ type: 'stop' });
    worker(0).say({
      type: 'events',
      events: [{ type: 'finished', steps: 0, reason: 'stopped', seconds: 0 }],
    });
    expect(phases).toEqual(['waiting', 'stopped', 'end']);
  });
});

describe('lossesOf', () => {
  const state = (count: number): RunState => {
    const entries = Array.from({ length: count }, (_, step) => ({ step, loss: 1, smoothed: step / 2 }));
    return { ...unknownRun, measured: { ...unknownRun.measured, loss: { entries } } };
  };

  it('is the moving average at every step that is kept', () => {
    expect(lossesOf(state(3))).toEqual({ steps: [0, 1, 2], losses: [0, 0.5, 1] });
    expect(lossesOf(unknownRun)).toEqual({ steps: [], losses: [] });
  });

  it('is about 400 of many, with the last among them', () => {
    const { steps, losses } = lossesOf(state(1002));
    expect(steps.length).toBeLessThanOrEqual(401);
    expect([steps[1], steps.at(-1), losses.at(-1)]).toEqual([3, 1001, 500.5]);
  });
});

describe('summaryOf', () => {
  const called = { id: '1', name: 'deep', startedAt: 'then' };

  it('is a run’s state in a line', () => {
    expect(summaryOf(called, unknownRun)).toEqual({ ...called, status: 'running', step: 0, steps: 0 });
    const state = { ...unknownRun, phase: 'lost', step: 3, loss: 2, initialLoss: 3 } as const;
    expect(summaryOf(called, state)).toEqual({
      ...called,
      status: 'closed',
      step: 3,
      steps: 0,
      loss: 2,
      initialLoss: 3,
    });
  });

  it('counts the findings that have not ended, with the gravest', () => {
    const finding = (severity: Finding['severity'], cleared?: number) =>
      ({ severity, ...(cleared !== undefined && { cleared }) }) as Finding; // all that is looked at
    const findings = [finding('info'), finding('error', 5), finding('warning')];
    expect(summaryOf(called, { ...unknownRun, findings }).findings).toEqual({ count: 2, gravest: 'warning' });
    expect(summaryOf(called, { ...unknownRun, findings: findings.slice(1, 2) })).not.toHaveProperty(
      'findings',
    );
  });

  it('says why it failed, and whether its loss ran away', () => {
    const failed = { ...unknownRun, phase: 'failed', reason: 'no data' } as const;
    expect(summaryOf(called, failed)).toMatchObject({ status: 'failed', error: 'no data' });
    expect(summaryOf(called, { ...failed, notFinite: true }).diverged).toBe(true);
    expect(summaryOf(called, { ...unknownRun, reason: 'rule x' })).not.toHaveProperty('error');
  });
});
