import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { memoryStore } from '@weir/runs';
import type { RunStore } from '@weir/runs';
import { beginning } from '../book/cursor.ts';
import type { RunBook } from '../book/runBook.ts';
import { LoggingTrainer, finished, started } from '../testing/loggingTrainer.ts';
import { FollowedRun } from './followedRun.ts';
import { keptBook } from './keptBook.ts';

let now: number;
let store: RunStore;
let trainer: LoggingTrainer;
let book: RunBook;

beforeEach(() => {
  now = 1000;
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  store = memoryStore();
  trainer = new LoggingTrainer(store);
  book = keptBook(trainer);
});
afterEach(async () => {
  await book.close();
  vi.restoreAllMocks();
});

/** Begins a run that is over at once, and waits until the book knows. */
async function over(): Promise<string> {
  const run = await book.begin({});
  await trainer.write(run.id, store, finished);
  await trainer.kill();
  await expect.poll(() => run.summary().status).toBe('completed');
  return run.id;
}
/** Ids of the runs that are looked at, or shut, from now on. */
function noted(method: 'look' | 'shut'): string[] {
  const ids: string[] = [];
  const original: (this: FollowedRun) => unknown = FollowedRun.prototype[method];
  vi.spyOn(FollowedRun.prototype, method).mockImplementation(function (this: FollowedRun) {
    ids.push(this.id);
    return original.call(this) as Promise<void>; // `shut` has nothing to wait for
  });
  return ids;
}
const idsOf = async () => (await book.list()).map(({ id }) => id);

describe('keptBook', () => {
  it('makes a list that is good for half a second, or until a run begins', async () => {
    const first = book.list();
    now += 500;
    expect(book.list()).toBe(first);
    now += 1;
    const second = book.list();
    expect(second).not.toBe(first);
    await book.begin({});
    expect(book.list()).not.toBe(second);
    expect(await idsOf()).toEqual(['tiny-1']);
  });

  it('looks again at a run that is at rest after ten seconds, at one that trains each time', async () => {
    const id = await over();
    const { id: training } = await book.begin({});
    const looked = noted('look');
    const lookedAt = async (time: number) => {
      looked.length = 0;
      now = time;
      await book.list();
      return [...new Set(looked)].sort();
    };
    expect(await lookedAt(1501)).toEqual([training]);
    expect(await lookedAt(11_000)).toEqual([training]); // ten seconds since the other was
    expect(await lookedAt(11_501)).toEqual([id, training]);
    expect(await lookedAt(12_002)).toEqual([training]);
  });

  it('shuts what nobody has looked at for ten seconds once another is opened, and none that is in use', async () => {
    const id = await over();
    const { id: training } = await book.begin({});
    const shut = noted('shut');
    now += 10_000;
    await book.get(training);
    expect(shut).toEqual([]);
    now += 1;
    await book.get(training);
    expect(shut).toEqual([id]);
    shut.length = 0;
    now += 20_000;
    await book.get(id);
    expect(shut).toEqual([]); // not itself, nor what trains
  });

  it('looks at a run as soon as its log grows, and for no other file of it', async () => {
    const { id } = await book.begin({});
    let inner: RunStore | undefined;
    await book.close();
    vi.spyOn(trainer, 'resume').mockImplementation((_, given) => {
      inner = given;
      return Promise.reject(new Error('it is enough to have its store'));
    });
    book = keptBook(trainer);
    await book.list();
    const run = await book.get(id);
    if (!run) throw new Error('it is there');
    await expect(book.resume(run)).rejects.toThrow('it is enough to have its store');
    const looked = noted('look');
    await inner?.append(`${id}/log`, new Uint8Array());
    expect(looked).toEqual([id]);
    await inner?.append(`${id}/other`, new Uint8Array());
    await inner?.append('nobody/log', new Uint8Array());
    expect(looked).toEqual([id]);
  });

  it('resolves with a run once it has begun', async () => {
    const run = await book.begin({});
    expect([...run.log.after(beginning)].map(({ event }) => event)).toEqual([started]);
  });

  it('finds a run of a comparison among others, and asks the store for none that it knows', async () => {
    await book.begin({});
    await trainer.kill();
    const { first } = await book.compare('both', [{ variant: 'a' }, { variant: 'b' }]);
    await book.close();
    book = keptBook(trainer);
    const list = vi.spyOn(store, 'list');
    expect((await book.get(first.id))?.summary()).toMatchObject({ id: first.id, variant: 'a' });
    expect(list).toHaveBeenCalled();
    list.mockClear();
    await book.get(first.id);
    expect(list).not.toHaveBeenCalled();
  });

  it('lists the newest first, in whichever order they became known', async () => {
    for (let count = 0; count < 3; count++) await book.begin({});
    await book.close();
    book = keptBook(trainer);
    await book.get('tiny-2');
    expect(await idsOf()).toEqual(['tiny-3', 'tiny-2', 'tiny-1']);
  });

  it('forgets a run whose folder was removed', async () => {
    const id = await over();
    expect(await idsOf()).toEqual([id]);
    await store.remove(id);
    now += 501;
    expect(await idsOf()).toEqual([]);
    expect(await book.get(id)).toBeUndefined();
  });

  it('trains four runs at a time, taken up again ones among them, and lists a hundred', async () => {
    const first = await book.begin({});
    await trainer.kill();
    await expect.poll(() => first.summary().status).toBe('interrupted');
    for (let count = 0; count < 4; count++) await book.begin({});
    await expect(book.begin({})).rejects.toThrow('at most 4 may train');
    await expect(book.resume(first)).rejects.toThrow('at most 4 may train');
    expect(await idsOf()).toHaveLength(5);
  });

  it('says why a run cannot be taken up again, whatever was thrown', async () => {
    const run = await book.begin({});
    await trainer.kill();
    await expect.poll(() => run.summary().status).toBe('interrupted');
    const resume = vi.spyOn(trainer, 'resume');
    const error = new Error('its checkpoint is gone');
    resume.mockRejectedValueOnce(error);
    await expect(book.resume(run)).rejects.toMatchObject({
      message: 'resume: run tiny-1 must be an interrupted one: its checkpoint is gone',
      cause: error,
    });
    resume.mockRejectedValueOnce('no room');
    await expect(book.resume(run)).rejects.toThrow('must be an interrupted one: no room');
  });

  it('lists a damaged run with nothing done, and leaves out one that has no header', async () => {
    const bytes = new TextEncoder().encode('{');
    await store.put('bad/header.json', bytes);
    await store.append('headless/log', bytes);
    expect(await book.list()).toEqual([
      {
        id: 'bad',
        name: 'bad',
        status: 'failed',
        step: 0,
        steps: 0,
        startedAt: '',
        error: expect.stringContaining('bad/header.json') as string,
      },
    ]);
  });
});
