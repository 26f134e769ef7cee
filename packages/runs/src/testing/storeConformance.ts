import type { RunStore } from '../store/runStore.ts';

/** What every store must do, as sentences with a proof each: handed to a test runner, or run in a worker. */
export const storeConformance: Readonly<Record<string, (store: RunStore) => Promise<void>>> = {
  async 'appends to a file that it makes, and reads any part of it'(store) {
    await store.append('a/log', bytes(1, 2, 3));
    await store.append('a/log', bytes(4, 5));
    same(await store.size('a/log'), 5);
    same([...(await store.read('a/log'))], [1, 2, 3, 4, 5]);
    same([...(await store.read('a/log', 1, 3))], [2, 3]);
    same([...(await store.read('a/log', 3, 99))], [4, 5]);
    same([...(await store.read('a/log', 9))], []);
    await store.sync('a/log');
  },
  async 'cuts a file off, and never makes it longer'(store) {
    await store.append('a/log', bytes(1, 2, 3));
    await store.truncate('a/log', 2);
    await store.truncate('a/log', 10);
    same([...(await store.read('a/log'))], [1, 2]);
    await store.append('a/log', bytes(9));
    same([...(await store.read('a/log'))], [1, 2, 9]);
  },
  async 'puts a whole file in place of another'(store) {
    await store.put('a/b/header.json', bytes(1, 2, 3));
    await store.put('a/b/header.json', bytes(4));
    same([...(await store.read('a/b/header.json'))], [4]);
    same(await store.list('a/b'), ['header.json']);
  },
  async 'keeps a copy of what it is given'(store) {
    const own = bytes(1, 2);
    await store.put('file', own);
    own[0] = 9;
    const read = await store.read('file');
    read[1] = 9;
    same([...(await store.read('file'))], [1, 2]);
  },
  async 'says what is not there'(store) {
    same(await store.size('none'), undefined);
    same(await store.list('none'), []);
    await store.remove('none');
    await rejects(() => store.read('none/log'), 'MissingFileError');
  },
  async 'lists names in order, files and folders alike'(store) {
    for (const path of ['b/x', 'a/y', 'c', 'a/z/w']) await store.put(path, bytes(1));
    same(await store.list(''), ['a', 'b', 'c']);
    same(await store.list('a'), ['y', 'z']);
  },
  async 'removes a file, and a folder with all in it'(store) {
    for (const path of ['a/x', 'a/y', 'ab']) await store.put(path, bytes(1));
    await store.remove('a/x');
    same(await store.list('a'), ['y']);
    await store.remove('a');
    same(await store.list(''), ['ab']);
  },
  async 'is never led out of its folder'(store) {
    for (const path of [
      '../x',
      'a/../../x',
      '/etc/passwd',
      '',
      'a//b',
      '.hidden',
      'a\\..\\b',
      'C:',
      'a\0b',
      'a'.repeat(200),
    ]) {
      await rejects(() => store.read(path), 'RangeError');
      await rejects(() => store.put(path, bytes(1)), 'RangeError');
      await rejects(() => store.append(path, bytes(1)), 'RangeError');
      await rejects(() => store.remove(path), 'RangeError');
      await rejects(() => store.lock(path), 'RangeError');
    }
  },
  async 'lets one alone hold a lock, and says who does'(store) {
    const lock = await store.lock('a/lock');
    const { release } = lock;
    same(await lock.isHeld(), true);
    const error = await rejects(() => store.lock('a/lock'), 'LockedError');
    same(typeof (error as { holder?: { since?: unknown } }).holder?.since, 'string');
    same((await store.holder('a/lock'))?.stale, false);
    await release();
    same(await store.holder('a/lock'), undefined);
    same(await lock.isHeld(), false);
    await release(); // once more does nothing
    const again = await store.lock('a/lock');
    await release();
    await rejects(() => store.lock('a/lock'), 'LockedError');
    await again.release();
  },
  async 'gives a lock to one of many who ask at the same time'(store) {
    const asked = await Promise.allSettled(Array.from({ length: 8 }, () => store.lock('a/lock')));
    const given = asked.filter((one) => one.status === 'fulfilled');
    same(given.length, 1);
    for (const one of given) await one.value.release();
  },
};

const bytes = (...values: readonly number[]): Uint8Array => Uint8Array.from(values);

function same(got: unknown, wanted: unknown): void {
  const [one, other] = [JSON.stringify(got), JSON.stringify(wanted)];
  if (one !== other) throw new Error(`must be ${other}, got ${one}`);
}

async function rejects(work: () => Promise<unknown>, name: string): Promise<unknown> {
  let error: unknown;
  try {
    await work();
  } catch (thrown) {
    error = thrown;
  }
  same(error instanceof Error ? error.name : error, name);
  return error;
}
