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

  it('does one thing at a time', async () => {
    const asked: number[] = [];
    const { own } = watched(async (files) => {
      asked.push(files.length);
      return { ids: [], said: '', problems: [] };
    });
    await Promise.all([own.give([]), own.give([])]);
    expect(asked).toEqual([0]);
  });
});
