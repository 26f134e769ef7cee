import { firstValueFrom, of } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { unknownRun } from '../run/runState.ts';
import { joinedSource } from './joinedSource.ts';
import type { RunSource, RunSummary } from './runSource.ts';

const summary = (id: string, startedAt: string, more: object = {}): RunSummary => ({
  id,
  name: id,
  status: 'completed',
  step: 1,
  steps: 1,
  startedAt,
  ...more,
});

/** A source that writes down what it is asked. */
function source(name: string, runs: readonly RunSummary[], kept = false) {
  const asked: string[] = [];
  const note =
    <Answer>(what: string, answer: Answer) =>
    async (id?: unknown): Promise<Answer> => {
      asked.push(`${name} ${what} ${typeof id === 'string' ? id : JSON.stringify(id)}`);
      return answer;
    };
  const losses = { steps: [], losses: [] };
  const made: RunSource = {
    kind: 'browser',
    presets: note('presets', []),
    runs: async () => runs,
    losses: note('losses', losses),
    eachLoss: note('eachLoss', losses),
    start: note('start', summary('new', '')),
    command: note('command', undefined),
    watch(id) {
      asked.push(`${name} watch ${id}`);
      return of({ ...unknownRun, step: 3 });
    },
    fork: async (fork) => {
      asked.push(`${name} fork ${fork.parent}`);
      return summary('twin', '', { fork });
    },
    anatomy: async (id, step) => {
      asked.push(`${name} anatomy ${id}`);
      return { step, loss: 0, learningRate: 0, layers: [], parameters: [] };
    },
    resume: note('resume', undefined),
    ...(kept && {
      kept: {
        takeIn: async () => ({ ids: ['a'], said: 'here', problems: [] }),
        files: async () => [{ name: 'f', bytes: 1, usedBy: ['a'] }],
        removeFile: note('removeFile', undefined),
        removeRun: note('removeRun', undefined),
      },
    }),
  };
  return { made, asked };
}

const server = source('server', [summary('a', '2026-01-02'), summary('b', '2026-01-01')]);
const browser = source(
  'browser',
  [
    summary('a', '2026-01-03', {
      origin: 'folder',
      fork: { parent: 'c', step: 1, set: [] },
      comparison: { id: 'sizes-1', name: 'sizes', variants: ['a'] },
    }),
    summary('c', '2025-12-31'),
  ],
  true,
);

describe('joinedSource', () => {
  it('lists the runs of both, newest first, each with where it is from and an id of its own', async () => {
    const joined = joinedSource(
      server.made,
      async () => true,
      () => browser.made,
    );
    expect((await joined.runs()).map(({ id, origin }) => [id, origin])).toEqual([
      ['here:a', 'folder'],
      ['a', 'server'],
      ['b', 'server'],
      ['here:c', 'browser'],
    ]);
    expect((await joined.runs())[0]?.fork?.parent).toBe('here:c');
    expect((await joined.runs())[0]?.comparison?.id).toBe('here:sizes-1');
  });

  it('asks each of its own runs, and the server for new ones', async () => {
    const joined = joinedSource(
      server.made,
      async () => true,
      () => browser.made,
    );
    server.asked.length = browser.asked.length = 0;
    for (const id of ['a', 'here:a']) {
      await joined.losses(id);
      await joined.eachLoss(id);
      await joined.command(id, { type: 'pause' });
      await joined.resume(id);
      expect(await joined.anatomy?.(id, 4)).toMatchObject({ step: 4 });
      expect((await firstValueFrom(joined.watch(id, () => {}))).step).toBe(3);
    }
    await joined.start({ preset: 'p' });
    await joined.presets();
    const all = ['losses', 'eachLoss', 'command', 'resume', 'anatomy', 'watch'].map((what) => `${what} a`);
    expect(server.asked).toEqual([
      ...all.map((what) => `server ${what}`),
      'server start {"preset":"p"}',
      'server presets undefined',
    ]);
    expect(browser.asked).toEqual(all.map((what) => `browser ${what}`));
  });

  it('begins a twin where its parent is', async () => {
    const joined = joinedSource(
      server.made,
      async () => true,
      () => browser.made,
    );
    expect(await joined.fork?.({ parent: 'a', step: 1, set: [] })).toMatchObject({
      id: 'twin',
      fork: { parent: 'a' },
    });
    expect(await joined.fork?.({ parent: 'here:a', step: 1, set: [] })).toMatchObject({
      id: 'here:twin',
      fork: { parent: 'here:a' },
      origin: 'browser',
    });
    const { fork: _, ...unforkable } = server.made;
    const without = joinedSource(
      unforkable,
      async () => true,
      () => browser.made,
    );
    await expect(without.fork?.({ parent: 'a', step: 1, set: [] })).rejects.toThrow('must be kept');
  });

  it('looks again into what this browser keeps, and says of a server’s run what does so', async () => {
    const anatomy = { step: 7, loss: 2, learningRate: 0.1, layers: [], parameters: [] };
    const asked: unknown[] = [];
    const { anatomy: _, ...plain } = server.made;
    const joined = joinedSource(
      plain,
      async () => true,
      () => ({
        ...browser.made,
        anatomy: async (id) => (asked.push(id), anatomy),
        replay: (id) => (asked.push(id), of({ type: 'note', note: 'again' } as const)),
      }),
    );
    const request = { diagnostics: [], from: 0 };
    expect(await joined.anatomy?.('here:a', 7)).toBe(anatomy);
    expect(joined.replay && (await firstValueFrom(joined.replay('here:a', request)))).toEqual({
      type: 'note',
      note: 'again',
    });
    expect(asked).toEqual(['a', 'a']);
    await expect(joined.anatomy?.('a', 7)).rejects.toThrow('slow motion: a must be kept in this browser');
    expect(() =>
      joined.replay?.('a', request).subscribe({ error: (error) => asked.push(String(error)) }),
    ).not.toThrow();
    expect(asked.at(-1)).toMatch(/got a run of a server that cannot; take weir replay a where its folder is/);
  });

  it('does not wake a browser that keeps nothing until it is given something', async () => {
    let opened = 0;
    const joined = joinedSource(
      server.made,
      async () => false,
      () => {
        opened += 1;
        return browser.made;
      },
    );
    expect((await joined.runs()).map(({ id, origin }) => [id, origin])).toEqual([
      ['a', undefined],
      ['b', undefined],
    ]);
    expect(opened).toBe(0);
    expect((await joined.kept?.takeIn([]))?.ids).toEqual(['here:a']);
    expect(await joined.runs()).toHaveLength(4);
    expect(await joined.kept?.files()).toEqual([{ name: 'f', bytes: 1, usedBy: ['here:a'] }]);
    await joined.kept?.removeRun('here:a');
    await joined.kept?.removeFile('f');
    expect(browser.asked.slice(-2)).toEqual(['browser removeRun a', 'browser removeFile f']);
    expect(opened).toBe(1);
  });
});
