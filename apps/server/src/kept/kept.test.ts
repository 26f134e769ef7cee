import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NEVER, lastValueFrom, toArray } from 'rxjs';
import type { RunEvent } from '@weir/core';
import { headerPath, lockPath, logPath, memoryStore, storeWithin, writeComparison } from '@weir/runs';
import type { RunStore } from '@weir/runs';
import { beginning } from '../book/cursor.ts';
import type { Cursor } from '../book/cursor.ts';
import { NotResumableError } from '../book/notResumableError.ts';
import type { BookedRun } from '../book/bookedRun.ts';
import type { RunBook } from '../book/runBook.ts';
import { LoggingTrainer, finished, measurement, progress, started } from '../testing/loggingTrainer.ts';
import { announcing } from './announcing.ts';
import { FollowedRun } from './followedRun.ts';
import { keptBook } from './keptBook.ts';
import { logReader } from './logReader.ts';

let store: RunStore;
let trainer: LoggingTrainer;
let book: RunBook;

beforeEach(() => {
  store = memoryStore();
  trainer = new LoggingTrainer(store);
  book = keptBook(trainer);
});
afterEach(() => book.close());

/** What a reader at a cursor gets, and where it is then. */
function read(run: BookedRun, cursor: Cursor = beginning) {
  const lines = [...run.log.after(cursor)];
  return { events: lines.map(({ event }) => event), cursor: lines.at(-1)?.cursor ?? cursor };
}

async function opened(id: string): Promise<BookedRun> {
  const run = await book.get(id);
  if (!run) throw new Error(`opened: id must be a run's, got ${id}`);
  return run;
}

const lossesOf = (events: readonly RunEvent[]) =>
  events.flatMap((event) => (event.type === 'progress' ? event.losses : []));

describe('keptBook', () => {
  it('begins a twin of a run, says whose it is, after a restart too, and counts it among those that train', async () => {
    book = keptBook(trainer, { live: 2 });
    const parent = await book.begin({});
    const fork = { step: 5, set: ['learningRate=0.1'] };
    const twin = await book.fork(parent, fork);
    expect(twin.summary()).toMatchObject({ id: 'tiny-2', fork: { parent: 'tiny-1', ...fork } });
    await expect(book.fork(parent, fork)).rejects.toMatchObject({ name: 'TooManyRunsError' });
    await trainer.kill();
    const next = keptBook(new LoggingTrainer(store));
    expect((await next.list())[0]).toMatchObject({ id: 'tiny-2', fork: { parent: 'tiny-1', ...fork } });
    await next.close();
  });

  it('has a step of a run taken apart, which counts among those that train, and refuses in the words of what refuses it', async () => {
    book = keptBook(trainer, { live: 2 });
    const run = await book.begin({});
    expect(await book.anatomy(run, 5)).toEqual({ step: 5, of: 'tiny-1' });
    await expect(book.anatomy(run, 500)).rejects.toMatchObject({
      name: 'RunRefusedError',
      message: 'replay: from must be below 100, got 500',
    });
    const both = Promise.allSettled([book.anatomy(run, 1), book.anatomy(run, 2)]);
    expect(
      (await both).map((one) => (one.status === 'rejected' ? (one.reason as Error).name : one.value)),
    ).toEqual([{ step: 1, of: 'tiny-1' }, 'TooManyRunsError']);
    expect(await book.anatomy(run, 3)).toEqual({ step: 3, of: 'tiny-1' }); // none is counted for ever
  });

  it('has a part of a run computed again, which counts among those that train until it is left or has failed', async () => {
    book = keptBook(trainer, { live: 2 });
    const run = await book.begin({});
    const request = { diagnostics: [{ type: 'jitter' }], from: 3 };
    const said: unknown[] = [];
    const replay = () =>
      book.replay(run, request, NEVER).subscribe({
        next: (one) => said.push(one),
        error: (error: Error) => said.push(error.name, error.message),
      });
    const computing = replay();
    await expect.poll(() => said).toEqual([{ type: 'note', note: `tiny-1 ${JSON.stringify(request)}` }]);
    replay();
    await expect.poll(() => said[1]).toBe('TooManyRunsError');
    computing.unsubscribe();
    expect(trainer.replayed$.observed).toBe(false);
    replay();
    await expect.poll(() => said.length).toBe(4);
    trainer.replayed$.error(new RangeError('replay: from must be below to'));
    expect(said.slice(4)).toEqual(['RunRefusedError', 'replay: from must be below to']);
    expect(await book.anatomy(run, 3)).toEqual({ step: 3, of: 'tiny-1' }); // none is counted for ever
  });

  it('refuses a twin in the words of what refuses it, and takes the next', async () => {
    const parent = await book.begin({});
    const cannot = {
      ...trainer,
      store,
      fork: () => Promise.reject(new Error('fork: seed must be the parent’s')),
    };
    const other = keptBook(Object.assign(Object.create(trainer) as LoggingTrainer, cannot), { live: 1 });
    await expect(other.fork(parent, { step: 1, set: [] })).rejects.toMatchObject({
      name: 'RunRefusedError',
      message: 'fork: seed must be the parent’s',
    });
    await expect(other.fork(parent, { step: 1, set: [] })).rejects.toThrow('fork: seed');
    await other.close();
  });

  it('lists after a restart the runs of the servers before, newest first, each as it stood', async () => {
    await book.begin({});
    await trainer.write('tiny-1', store, progress(0, 100), finished);
    await trainer.kill();
    const second = await book.begin({});
    await trainer.write('tiny-2', store, progress(0, 7));
    await expect.poll(async () => (await opened(second.id)).summary().step).toBe(7);
    expect((await book.list()).map(({ id, status }) => [id, status])).toEqual([
      ['tiny-2', 'running'],
      ['tiny-1', 'completed'],
    ]);
    await trainer.kill();
    book = keptBook(new LoggingTrainer(store));
    expect(await book.list()).toMatchObject([
      {
        id: 'tiny-2',
        status: 'interrupted',
        step: 7,
        steps: 100,
        loss: 6,
        startedAt: '2026-01-02T00:00:00.000Z',
      },
      { id: 'tiny-1', status: 'completed', step: 100 },
    ]);
  });

  it('gives a reader that comes back to the next server what it has missed, once, under the same numbers', async () => {
    await book.begin({});
    await trainer.write('tiny-1', store, progress(0, 10), measurement('a', 9), progress(10, 5));
    await expect.poll(async () => lossesOf(read(await opened('tiny-1')).events).length).toBe(15);
    const before = read(await opened('tiny-1'));
    await trainer.write('tiny-1', store, progress(15, 5), measurement('a', 19));
    await trainer.kill();
    // What a killed process was writing when it ended.
    await store.append(logPath('tiny-1'), new Uint8Array([0xff, 0x57, 0x52, 0xfe, 9, 0, 0]));

    const next = new LoggingTrainer(store);
    book = keptBook(next);
    const missed = read(await opened('tiny-1'), before.cursor);
    expect(missed.events).toEqual([progress(15, 5), measurement('a', 19)]);
    expect(read(await opened('tiny-1'), missed.cursor).events).toEqual([]);
  });

  it('goes on with an interrupted run, and refuses one that trains or has ended', async () => {
    const run = await book.begin({});
    await expect(book.resume(run)).rejects.toThrow(NotResumableError);
    await expect(book.resume(run)).rejects.toThrow('run tiny-1 must be an interrupted one: it is running');
    await trainer.write('tiny-1', store, progress(0, 10));
    await trainer.kill();
    await expect.poll(async () => (await opened('tiny-1')).summary().status).toBe('interrupted');
    expect(run.command({ type: 'pause' })).toBe(false);
    await book.resume(await opened('tiny-1'));
    expect((await opened('tiny-1')).summary().status).toBe('running');
    expect(run.command({ type: 'pause' })).toBe(true);
    expect(trainer.commands).toEqual([{ type: 'pause' }]);
    await trainer.write('tiny-1', store, progress(10, 90), finished);
    await trainer.kill();
    await expect.poll(async () => (await opened('tiny-1')).summary().status).toBe('completed');
    await expect(book.resume(await opened('tiny-1'))).rejects.toThrow('it is completed');
  });

  it('shows a run that another process trains, says which, and does not command it', async () => {
    await book.begin({});
    await trainer.kill();
    await expect.poll(async () => (await opened('tiny-1')).summary().status).toBe('interrupted');
    const { release } = await store.lock(lockPath('tiny-1'));
    await trainer.write('tiny-1', store, progress(0, 4));
    const run = await opened('tiny-1');
    expect(run.summary()).toMatchObject({
      status: 'running',
      step: 4,
      trainedBy: { host: 'memory', pid: 0 },
    });
    expect(run.command({ type: 'stop' })).toBe(false);
    await expect(book.resume(run)).rejects.toThrow('it is running in process 0 on memory');
    await release();
  });

  it('interrupts what it trains when it closes, so that it can be taken up again', async () => {
    await book.begin({});
    await book.close();
    book = keptBook(new LoggingTrainer(store));
    expect(await book.list()).toMatchObject([{ id: 'tiny-1', status: 'interrupted' }]);
    expect(await store.holder(lockPath('tiny-1'))).toBeUndefined();
  });

  it('knows a comparison again', async () => {
    const { first } = await book.compare('both', [
      { preset: 'both', variant: 'a' },
      { preset: 'both', variant: 'b' },
    ]);
    const { id = '' } = first.summary().comparison ?? {};
    await trainer.write(first.id, storeWithin(store, id), finished);
    await trainer.kill();
    await expect.poll(async () => (await book.list()).map(({ variant }) => variant)).toEqual(['b', 'a']);
    const [one, other] = await keptBook(new LoggingTrainer(store)).list();
    expect(one?.comparison).toEqual(other?.comparison);
    expect(one?.comparison).toMatchObject({ id, name: 'both', variants: ['a', 'b'] });
  });

  it('begins after a restart what of a comparison had not begun, once the run that was cut off has gone on and ended', async () => {
    const { first } = await book.compare('three', [{ variant: 'a' }, { variant: 'b' }, { variant: 'c' }]);
    const { id = '' } = first.summary().comparison ?? {};
    await book.close();
    book = keptBook(trainer);
    expect(await book.list()).toMatchObject([{ id: first.id, variant: 'a', status: 'interrupted' }]);
    await book.resume(await opened(first.id));
    const variants = async () => (await book.list()).map(({ variant, status }) => `${variant} ${status}`);
    await trainer.write(first.id, storeWithin(store, id), finished);
    await trainer.kill();
    await expect.poll(variants).toEqual(['b running', 'a completed']);
    await trainer.write('tiny-2', storeWithin(store, id), finished);
    await trainer.kill();
    await expect.poll(variants).toEqual(['c running', 'b completed', 'a completed']);
    await trainer.write('tiny-3', storeWithin(store, id), finished);
    await trainer.kill();
    await expect.poll(variants).toEqual(['c completed', 'b completed', 'a completed']);
    expect((await book.list()).every(({ comparison }) => comparison?.id === id)).toBe(true);
  });

  it('begins no more of a comparison whose run is stopped after a restart', async () => {
    const { first } = await book.compare('both', [{ variant: 'a' }, { variant: 'b' }]);
    const { id = '' } = first.summary().comparison ?? {};
    await book.close();
    book = keptBook(trainer);
    await book.resume(await opened(first.id));
    await trainer.write(first.id, storeWithin(store, id), { ...finished, reason: 'stopped' } as RunEvent);
    await trainer.kill();
    await expect.poll(async () => (await book.list()).map(({ status }) => status)).toEqual(['stopped']);
    expect((await store.list(id)).filter((name) => name.startsWith('tiny'))).toEqual([first.id]);
  });

  it('lists the runs of a comparison that the command keeps, which can be had by their ids', async () => {
    const runs = storeWithin(store, 'both-1');
    await writeComparison(runs, {
      format: 1,
      source: 'both',
      flags: {},
      variants: ['a', 'b'].map((name) => ({ name, config: {} })),
    });
    const { events$ } = await trainer.begin({}, { variant: 'a' }, runs);
    const training = events$.subscribe();
    expect(await book.list()).toMatchObject([
      { id: 'tiny-1', variant: 'a', comparison: { id: 'both-1', name: 'both', variants: ['a', 'b'] } },
    ]);
    await expect.poll(async () => read(await opened('tiny-1')).events).toEqual([started]);
    training.unsubscribe();
    await trainer.kill();
  });

  it('lists a damaged run as such, beside all others, and finds no run outside its folder', async () => {
    await book.begin({});
    await store.put(headerPath('bad'), new TextEncoder().encode('{'));
    expect(await book.list()).toMatchObject([
      { id: 'tiny-1', status: 'running' },
      { id: 'bad', status: 'failed', error: expect.stringContaining('bad/header.json: byte 0') },
    ]);
    expect(await book.get('../tiny-1')).toBeUndefined();
    expect(await book.get('nobody')).toBeUndefined();
  });

  it('lists the newest, and no more than it may', async () => {
    book = keptBook(trainer, { listed: 1, live: 5 });
    await book.begin({});
    await book.begin({});
    expect((await book.list()).map(({ id }) => id)).toEqual(['tiny-2']);
    expect((await book.get('tiny-1'))?.id).toBe('tiny-1');
    book = keptBook(trainer, { live: 0 });
    await expect(book.begin({})).rejects.toThrow('at most 0 may train');
  });
});

describe('FollowedRun', () => {
  it('is the stream that the run was, and completes with it', async () => {
    const run = await book.begin({});
    const events = lastValueFrom(run.events$.pipe(toArray()));
    await trainer.write('tiny-1', store, progress(0, 10), measurement('a', 3), finished);
    await trainer.kill();
    expect(await events).toEqual([started, progress(0, 10), measurement('a', 3), finished]);
  });

  it('ends in the failure that its log has', async () => {
    const run = await book.begin({});
    await trainer.write('tiny-1', store, { type: 'failed', at: '', name: 'DivergedError', message: 'no' });
    await trainer.kill();
    await expect(lastValueFrom(run.events$)).rejects.toMatchObject({ name: 'DivergedError', message: 'no' });
    expect(run.summary()).toMatchObject({ status: 'failed', error: 'no', diverged: true });
  });

  it('says that a run which was paused when its process ended goes on, once it is taken up', async () => {
    const run = await book.begin({});
    await trainer.write('tiny-1', store, progress(0, 5), { type: 'controlled', step: 5, command: 'pause' });
    await trainer.kill();
    await expect.poll(() => run.summary().status).toBe('interrupted');
    await book.resume(run);
    await expect.poll(() => run.summary().status).toBe('running');
    expect(read(run).events.at(-1)).toEqual({ type: 'controlled', step: 5, command: 'resume' });
  });

  it('keeps no events in memory when it is shut, and has them again when it is opened', async () => {
    await book.begin({});
    await trainer.write('tiny-1', store, progress(0, 5));
    const header = { id: 'tiny-1', name: 'tiny', created: '', options: {}, steps: 100 } as never; // as much as it asks for
    const run = new FollowedRun(store, header);
    await run.look();
    expect(run.summary().step).toBe(5);
    expect(() => run.log).toThrow('must be open to be read');
    await run.open();
    expect(read(run).events).toEqual([started, progress(0, 5)]);
    run.shut();
    await run.open();
    expect(read(run).events).toEqual([started, progress(0, 5)]);
    expect(run.summary().step).toBe(5);
  });
});

describe('logReader', () => {
  it('reads a log that is longer than a part, and records that are, each once', async () => {
    await book.begin({});
    const large = { ...measurement('large', 1), value: 'x'.repeat(1_200_000) } as RunEvent;
    await trainer.write('tiny-1', store, measurement('a', 0), large, measurement('a', 2), large, finished);
    const reader = logReader(store, 'tiny-1');
    const read: string[] = [];
    let parts = 0;
    for await (const records of reader.next()) {
      parts += 1;
      for (const { record } of records) read.push(record.type === 'event' ? record.event.type : record.type);
    }
    expect(parts).toBeGreaterThan(2);
    expect(read).toEqual([
      'session',
      'started',
      ...['measurement', 'measurement', 'measurement', 'measurement'],
      'finished',
    ]);
    for await (const records of reader.next()) expect(records).toEqual([]);
  });

  it('comes to an end where the log does not: at bytes that are no record', async () => {
    await book.begin({});
    await trainer.write('tiny-1', store, progress(0, 1));
    await store.append(logPath('tiny-1'), new Uint8Array(2_000_000).fill(7));
    const reader = logReader(store, 'tiny-1');
    let count = 0;
    for await (const records of reader.next()) count += records.length;
    expect(count).toBe(3);
    for await (const records of reader.next()) count += records.length;
    expect(count).toBe(3);
  });
});

describe('announcing', () => {
  it('says what was appended once it is there', async () => {
    const seen: (readonly [string, number | undefined])[] = [];
    const sizes: Promise<void>[] = [];
    const announced = announcing(store, (path) => {
      sizes.push(store.size(path).then((size) => void seen.push([path, size])));
    });
    await announced.append('a/log', new Uint8Array(3));
    await Promise.all(sizes);
    expect(seen).toEqual([['a/log', 3]]);
    expect(await announced.size('a/log')).toBe(3);
  });
});
