import type { Finding, FindingChanged, RunEvent } from '@weir/core';
import { Control } from '@weir/nn';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { checkpointSteps, readCheckpoint } from '../checkpoint/checkpoint.ts';
import { LogWriter } from '../record/logWriter.ts';
import { logBeginning, readLog } from '../record/readLog.ts';
import { formatVersion, headerPath, lockPath, writeHeader } from '../record/runHeader.ts';
import type { RunHeader } from '../record/runHeader.ts';
import type { RunRecord } from '../record/runRecord.ts';
import { memoryStore } from '../store/memoryStore.ts';
import type { RunStore } from '../store/runStore.ts';
import { FullStoreError } from '../store/storeErrors.ts';
import { CheckpointKeeper } from './checkpointKeeper.ts';
import { diffRuns } from './diff.ts';
import { firstDifference } from './firstDifference.ts';
import { RecordedEvents } from './recordedEvents.ts';
import { mustBeOwn } from './mustBeOwn.ts';
import { repeatCommands } from './repeatCommands.ts';
import { RunRequestError } from './runRequestError.ts';
import { findingsIn, lastEvaluation, lastLoss, listRuns, readRun, summaryOf } from './summary.ts';
import { runTables } from '../export/runTables.ts';
import { isOfTime, timeless } from './timeDependent.ts';

const progress = (from: number, ...losses: readonly number[]): RunEvent => ({
  type: 'progress',
  from,
  losses,
  learningRate: 0.1,
  seconds: from / 7,
});
const measured = (step: number, value: unknown, diagnostic = 'a'): RunEvent => ({
  type: 'measurement',
  diagnostic,
  step,
  value,
});
const evaluated = (step: number, loss: number): RunEvent => ({
  type: 'evaluated',
  step,
  splits: { validation: { loss } },
});
const found = (change: FindingChanged['change'], rule: string, value = 1): RunEvent => {
  // Only what tells findings apart.
  const finding = { rule, subject: 'run', value } as Finding;
  return { type: 'finding', change, step: 0, finding };
};
const finished = (steps: number, reason: 'completed' | 'stopped' = 'completed'): RunEvent => ({
  type: 'finished',
  steps,
  reason,
  seconds: 1,
});

const header = (id: string, given: Partial<RunHeader> = {}): RunHeader => ({
  format: formatVersion,
  id,
  name: `run ${id}`,
  config: { steps: 3 },
  configHash: '00',
  seed: 1,
  steps: 3,
  backend: 'simd',
  weir: '0.1.0',
  machine: {},
  created: '2026-11-25T00:00:00.000Z',
  data: '0123',
  options: {},
  ...given,
});
async function written(
  store: RunStore,
  id: string,
  events: readonly RunEvent[],
  given: Partial<RunHeader> = {},
  ...more: readonly RunRecord[]
): Promise<void> {
  await writeHeader(store, header(id, given));
  const log = new LogWriter(store, id, logBeginning);
  for (const event of events) log.append({ type: 'event', event });
  for (const record of more) log.append(record);
  await log.flush();
}

describe('firstDifference', () => {
  it('of what was written with fewer fields is in those that it has', () => {
    expect(firstDifference({ a: { x: 1 } }, { a: { x: 1, y: 2 }, b: 3 }, true)).toBeUndefined();
    expect(firstDifference({ a: { x: 1 } }, { a: { x: 2, y: 2 } }, true)).toBe('a.x');
    expect(firstDifference({ a: 1, b: 2 }, { a: 1 }, true)).toBe('b');
    expect(firstDifference([1], [1, 2], true)).toBe('1');
  });

  it.each([
    [1, 1, undefined],
    [NaN, NaN, undefined],
    [0, -0, ''],
    [{ a: 1, b: undefined }, { a: 1 }, undefined],
    [{ a: 1 }, { a: 1, b: 2 }, 'b'],
    [{ a: 1 }, { b: 1 }, 'a'],
    [
      { ratios: [{ log10: -3 }, { log10: -2 }] },
      { ratios: [{ log10: -3 }, { log10: -2.5 }] },
      'ratios.1.log10',
    ],
    [[1, 2], [1], '1'],
    [[1], { 0: 1 }, ''],
    [{ a: null }, { a: {} }, 'a'],
    [{ a: Float32Array.of(1, 2) }, { a: [1, 2] }, undefined],
    [{ a: Float32Array.of(1, 2) }, { a: [1, 3] }, 'a.1'],
  ])('of %j and %j is at %j', (a, b, path) => {
    expect(firstDifference(a, b)).toBe(path);
    if (path === undefined || path === '') expect(firstDifference(b, a)).toBe(path);
  });
});

describe('what time decides', () => {
  it('is all of some events, and the seconds of others', () => {
    expect(isOfTime({ type: 'differs', step: 0, what: '', recorded: '', recomputed: '' })).toBe(true);
    expect(isOfTime(progress(0, 1))).toBe(false);
    expect(timeless(finished(3))).toEqual({ type: 'finished', steps: 3, reason: 'completed' });
    expect(timeless(measured(1, 2))).toEqual(measured(1, 2));
  });
});

it('RunRequestError is a RangeError of its own name', () => {
  const error = new RunRequestError('step must be at most 3');
  expect(error).toBeInstanceOf(RangeError);
  expect([error.name, error.message]).toEqual(['RunRequestError', 'step must be at most 3']);
});

describe('mustBeOwn', () => {
  it('takes any step of a run, and of a fork those from its beginning on', () => {
    expect(() => mustBeOwn(header('a'), 0)).not.toThrow();
    const fork = header('b', { parent: { id: 'a', step: 30 } });
    expect(() => mustBeOwn(fork, 30)).not.toThrow();
    expect(() => mustBeOwn(fork, 29)).toThrow(
      new RunRequestError(
        'b: step must be at least the 30 at which it was forked, got 29; ask its parent, a',
      ),
    );
  });
});

describe('repeatCommands', () => {
  it('sends a step’s commands once more, but none that waits already', () => {
    const events: readonly RunEvent[] = [
      { type: 'controlled', step: 2, command: 'learningRate', learningRate: 0.5 },
      { type: 'controlled', step: 2, command: 'stop' },
      { type: 'controlled', step: 3, command: 'learningRate', learningRate: 0.1 },
    ];
    const records = events.map((event, at) => ({
      record: { type: 'event', event } as const,
      end: { bytes: at + 1, records: at + 1 },
    }));
    const control = new Control();
    control.send({ type: 'stop' });
    repeatCommands(control, new RecordedEvents(records), 2);
    expect(control.queued).toEqual([{ type: 'stop' }, { type: 'learningRate', value: 0.5 }]);
  });
});

describe('what events come to', () => {
  it('is the last loss and the steps done', () => {
    expect(lastLoss([progress(0, 3, 2), measured(1, 0)])).toEqual({ step: 2, loss: 2 });
    expect(lastLoss([])).toEqual({ step: 0 });
  });

  it('is the findings that are left, each as it was last', () => {
    const events = [
      found('raised', 'a'),
      found('raised', 'b'),
      found('updated', 'b', 5),
      found('cleared', 'a'),
    ];
    expect(findingsIn(events).map(({ rule, value }) => [rule, value])).toEqual([['b', 5]]);
  });

  it('is the newest evaluation', () => {
    expect(lastEvaluation([evaluated(1, 3), evaluated(2, 2), measured(3, 0)])).toMatchObject({ step: 2 });
    expect(lastEvaluation([])).toBeUndefined();
  });
});

describe('readRun and summaryOf', () => {
  it('say where a run stands and what it found', async () => {
    const store = memoryStore();
    await written(store, 'a', [progress(0, 3, 2), found('raised', 'x'), progress(2, 1), finished(3)]);
    expect(await summaryOf(store, 'a')).toEqual({
      id: 'a',
      name: 'run a',
      state: 'completed',
      step: 3,
      steps: 3,
      loss: 1,
      findings: 1,
      created: '2026-11-25T00:00:00.000Z',
    });
    expect((await readRun(store, 'a')).events).toHaveLength(4);
  });

  const at = '2026-11-25T00:00:00.000Z';
  it.each<[string, readonly RunEvent[], readonly RunRecord[]]>([
    ['stopped', [finished(2, 'stopped')], []],
    ['failed', [progress(0, 1)], [{ type: 'failed', at, name: 'DivergedError', message: '' }]],
    ['interrupted', [progress(0, 1)], [{ type: 'interrupted', at, step: 1 }]],
    ['killed', [progress(0, 1)], []],
    [
      'killed',
      [],
      [
        { type: 'interrupted', at, step: 1 },
        { type: 'session', at, step: 1, host: 'lab', pid: 1 },
      ],
    ],
  ])('call a run %s by its last words', async (status, events, records) => {
    const store = memoryStore();
    await written(store, 'a', events, {}, ...records);
    expect((await readRun(store, 'a')).status).toBe(status);
  });

  it('count the steps of an interrupted run that its checkpoint holds, though the log has no losses of them yet', async () => {
    const store = memoryStore();
    await written(store, 'a', [progress(0, 1)], {}, { type: 'interrupted', at, step: 3 });
    expect(await summaryOf(store, 'a')).toMatchObject({ state: 'interrupted', step: 3, loss: 1 });
    expect(runTables(await readRun(store, 'a')).runs.rows[0]).toMatchObject({ step: 3, loss: 1 });
    await written(
      store,
      'b',
      [progress(0, 1)],
      {},
      { type: 'interrupted', at, step: 3 },
      { type: 'session', at, step: 3, host: 'lab', pid: 1 },
    );
    expect((await summaryOf(store, 'b')).state).toBe('killed');
  });

  it('call a run that is held running, whatever its log says', async () => {
    const store = memoryStore();
    await written(store, 'a', [finished(3)]);
    const { release } = await store.lock(lockPath('a'));
    expect((await readRun(store, 'a')).status).toBe('running');
    await release();
  });
});

describe('listRuns', () => {
  it('has the newest first, one that is damaged too, and nothing that is no run', async () => {
    const store = memoryStore();
    await written(store, 'old', [], { created: '2026-01-01' });
    await written(store, 'new', [], { created: '2026-02-01', parent: { id: 'old', step: 2 } });
    await store.put(headerPath('broken'), Uint8Array.of(1, 2));
    await store.put('notes/text', Uint8Array.of(1));
    const all = await listRuns(store);
    expect(all.map(({ id, state }) => `${id} ${state}`)).toEqual([
      'new killed',
      'old killed',
      'broken damaged',
    ]);
    expect(all[0]?.parent).toEqual({ id: 'old', step: 2 });
    expect(all[2]?.problem).toMatch(/^broken\/header.json: byte 0 must begin JSON/);
  });
});

describe('diffRuns', () => {
  it('says what sets the configurations apart, where losses part, and what each ended with', async () => {
    const store = memoryStore();
    const config = { seed: 1, model: [{ type: 'linear', out: 3 }] };
    await written(store, 'a', [progress(0, 3, 2, 1), evaluated(3, 1), found('raised', 'x')], { config });
    const other = { model: [{ type: 'linear', out: 4 }], name: 'b' };
    await written(store, 'b', [progress(0, 3, 2.5), found('raised', 'y')], { config: other });
    const {
      config: differing,
      parts,
      final,
      findings,
    } = await diffRuns({ store, id: 'a' }, { store, id: 'b' });
    expect(differing).toEqual([
      { path: 'seed', a: 1, b: undefined },
      { path: 'model.0.out', a: 3, b: 4 },
      { path: 'name', a: undefined, b: 'b' },
    ]);
    expect(parts).toEqual({ step: 1, a: 2, b: 2.5 });
    expect(final).toEqual({
      a: { step: 3, loss: 1, splits: { validation: { loss: 1 } } },
      b: { step: 2, loss: 2.5 },
    });
    expect(findings).toEqual({ a: ['x run'], b: ['y run'] });
  });

  it('has no parting of runs that are alike as far as both came', async () => {
    const store = memoryStore();
    await written(store, 'a', [progress(0, 3, NaN)]);
    await written(store, 'b', [progress(0, 3, NaN, 1)]);
    const diff = await diffRuns({ store, id: 'a' }, { store, id: 'b' });
    expect(diff.parts).toBeUndefined();
    expect(diff.config).toEqual([]);
  });
});

describe('CheckpointKeeper', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
  afterEach(() => void vi.useRealTimers());
  function keeping(options: ConstructorParameters<typeof CheckpointKeeper>[3] = {}, store = memoryStore()) {
    const [notes, full, behind]: [string[], unknown[], boolean[]] = [[], [], []];
    const failures: unknown[] = [];
    const log = new LogWriter(store, 'a', logBeginning);
    const keeper = new CheckpointKeeper(store, 'a', log, options, {
      note: (line) => notes.push(line),
      onBlocked: (error) => full.push(error?.name),
      onFailure: (error) => failures.push(error),
      onBehind: (is) => behind.push(is),
    });
    return { store, log, keeper, notes, full, behind, failures };
  }
  const state = (value: number) => ({ course: { done: value } });

  it('is due at every so many steps where that is asked for', () => {
    const { keeper } = keeping({ checkpointEvery: 3 });
    expect([1, 2, 3, 4, 6].map((step) => keeper.isDue(step))).toEqual([false, false, true, false, true]);
  });

  it('is due every ten seconds otherwise, and not while one is being written', async () => {
    const { keeper, log } = keeping();
    expect(keeper.isDue(1)).toBe(false);
    vi.advanceTimersByTime(10_000);
    expect(keeper.isDue(2)).toBe(true);
    keeper.keep(2, state(2), log.position);
    expect(keeper.isDue(3)).toBe(false);
    await keeper.settled();
    expect(keeper.isDue(4)).toBe(false);
    vi.advanceTimersByTime(10_000);
    expect(keeper.isDue(5)).toBe(true);
  });

  it('keeps states in their order, each with the log up to it, and says so in the log', async () => {
    const { keeper, store, log } = keeping({ checkpointEvery: 1 });
    log.append({ type: 'event', event: measured(0, 1) });
    const before = log.position;
    keeper.keep(1, state(1), log.position);
    keeper.keep(2, state(2), log.position);
    await keeper.settled();
    await log.flush();
    expect(await checkpointSteps(store, 'a')).toEqual([1, 2]);
    expect(await readCheckpoint(store, 'a', 1)).toEqual({ step: 1, log: before, state: state(1) });
    const { records } = await readLog(store, 'a');
    expect(records.map(({ record }) => record.type)).toEqual(['event', 'checkpoint', 'checkpoint']);
  });

  it('lets go of what the retention does not keep, the best excepted', async () => {
    const { keeper, store, log } = keeping({ retention: { last: 1, milestones: false, best: true } });
    keeper.observe(evaluated(1, 5));
    keeper.observe(evaluated(2, 1));
    keeper.observe(evaluated(3, 4));
    for (const step of [1, 2, 3, 4]) keeper.keep(step, state(step), log.position);
    await keeper.settled();
    await log.flush();
    expect(await checkpointSteps(store, 'a')).toEqual([2, 4]);
    const removed = (await readLog(store, 'a')).records.filter(({ record }) => record.type === 'removed');
    expect(removed).toHaveLength(2);
  });

  it('waits where there is no room, and says so', async () => {
    const inner = memoryStore();
    let full = true;
    const store: RunStore = {
      ...inner,
      async put(path, bytes) {
        if (full) {
          full = false;
          throw new FullStoreError('test');
        }
        return inner.put(path, bytes);
      },
    };
    const { keeper, full: said, log } = keeping({}, store);
    keeper.keep(1, state(1), log.position);
    await vi.waitFor(() => {
      vi.advanceTimersByTime(500);
      expect(said).toEqual(['FullStoreError']);
    });
    await vi.waitFor(async () => {
      vi.advanceTimersByTime(500);
      expect(await checkpointSteps(store, 'a')).toEqual([1]);
    });
    await keeper.settled();
    expect(said).toEqual(['FullStoreError', undefined]);
  });

  it('lets the run wait while two of them do, so that no more of them are in memory', async () => {
    const { keeper, behind, log } = keeping({ checkpointEvery: 1 });
    keeper.keep(1, state(1), log.position);
    expect(behind).toEqual([]);
    keeper.keep(2, state(2), log.position);
    expect(behind).toEqual([true]);
    await keeper.settled();
    expect(behind).toEqual([true, false]);
  });

  it('says what kept a checkpoint from being when it does, and rejects it at the end', async () => {
    const { keeper, log, failures } = keeping(
      {},
      { ...memoryStore(), put: () => Promise.reject(new Error('EIO')) },
    );
    keeper.keep(1, state(1), log.position);
    await vi.waitFor(() => expect(failures).toEqual([new Error('EIO')]));
    await expect(keeper.settled()).rejects.toThrow('EIO');
  });
});
