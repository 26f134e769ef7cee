import { describe, expect, it } from 'vitest';
import { intake } from './intake.ts';
import type { Received } from './intake.ts';

function watched(takeIn: Parameters<typeof intake>[0]) {
  const [said, shown]: [Received[], string[]] = [[], []];
  const own = intake(takeIn, (id) => shown.push(id));
  own.received$.subscribe((received) => said.push(received));
  return { own, said, shown };
}

describe('an intake', () => {
  it('takes runs in, says what became of them, and shows the newest', async () => {
    const { own, said, shown } = watched(async (files) => ({
      ids: files.map(({ path }) => path),
      said: 'here now',
      problems: ['one was damaged'],
    }));
    const file = new File([], 'log');
    await own.give([
      { path: 'new', file },
      { path: 'old', file },
    ]);
    expect(said.map(({ busy }) => busy)).toEqual([false, true, false]);
    expect(said.at(-1)).toEqual({ busy: false, said: 'here now', problems: ['one was damaged'] });
    expect(shown).toEqual(['new']);
    own.clear();
    expect(said.at(-1)).toEqual({ busy: false, said: '', problems: [] });
  });

  it('says why nothing could be taken, be it that it cannot be read', async () => {
    const { own, said, shown } = watched(async () => ({ ids: [], said: '', problems: [] }));
    await own.give(Promise.reject(new Error('it was moved')));
    expect(said.at(-1)).toEqual({ busy: false, said: '', problems: ['it was moved'] });
    await own.give([]);
    expect(shown).toEqual([]);
    own.refuse('a file');
    expect(said.at(-1)?.problems).toEqual(['a file']);
  });

  it('takes in what is given meanwhile when its turn has come, and says what became of each', async () => {
    const asked: string[] = [];
    const { own, said, shown } = watched(async ([given]) => {
      const { path } = given ?? expect.unreachable();
      asked.push(path);
      await new Promise((waited) => setTimeout(waited, 5));
      expect(asked.at(-1)).toBe(path);
      return { ids: [path], said: `${path} is here.`, problems: path === 'b' ? ['b was damaged'] : [] };
    });
    const folder = (path: string) => [{ path, file: new File([], 'log') }];
    const broken = Promise.reject<never>(new Error('it was moved'));
    const first = own.give(folder('a'));
    await Promise.all([first, own.give(folder('b')), own.give(broken), own.give(folder('c'))]);
    expect([asked, shown]).toEqual([
      ['a', 'b', 'c'],
      ['a', 'b', 'c'],
    ]);
    expect(said.at(-1)).toEqual({
      busy: false,
      said: 'a is here. b is here. c is here.',
      problems: ['b was damaged', 'it was moved'],
    });
    expect(said.slice(1, -1).every(({ busy }) => busy)).toBe(true);
    await own.give(folder('d'));
    expect(said.at(-1)).toMatchObject({ said: 'd is here.', problems: [] });
  });
});
