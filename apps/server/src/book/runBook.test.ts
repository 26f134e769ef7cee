import type { RunEvent } from '@weir/core';
import { EMPTY, NEVER, Subject, concat, of, throwError } from 'rxjs';
import type { Observable } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { runBook } from './runBook.ts';
import type { RunBookOptions, StartRun } from './runBook.ts';
import { RunRefusedError } from './runRefusedError.ts';
import { TooManyRunsError } from './tooManyRunsError.ts';

const first: RunEvent = { type: 'measurement', diagnostic: 'a', step: 0, value: 1 };
const living = (): Observable<RunEvent> => concat(of(first), NEVER);
const book = (start: StartRun, options?: RunBookOptions) => runBook(start, options);

describe('runBook', () => {
  it('begins a run once it has emitted, and finds it again', async () => {
    const runs = book(living);
    const run = await runs.begin({ preset: 'deep' });
    expect(run.id).toMatch(/^deep-[0-9a-f]{8}$/);
    expect(await runs.get(run.id)).toBe(run);
    expect(await runs.get('nobody')).toBeUndefined();
    runs.close();
  });

  it('names a run by its preset, its configuration’s name, or plainly, and ids by what an address can hold', async () => {
    const runs = book(() => of(first));
    const named = async (request: Parameters<typeof runs.begin>[0]) => {
      const run = await runs.begin(request);
      return [run.summary().name, run.id.replace(/-[^-]*$/, '')];
    };
    expect(await named({ config: { name: '  My run / 2 ' } })).toEqual(['  My run / 2 ', 'My-run-2']);
    expect(await named({ config: { name: 3 } })).toEqual(['run', 'run']);
    expect((await named({ config: { name: 'x'.repeat(200) } }))[0]).toHaveLength(80);
  });

  it('refuses a run that throws, or fails or ends ahead of its first event, and books none', async () => {
    const starts: readonly StartRun[] = [
      () => {
        throw new RangeError('steps must be positive');
      },
      () => throwError(() => new Error('no such file')),
      () => EMPTY,
    ];
    const messages = ['steps must be positive', 'no such file', 'no elements in sequence'];
    for (const [at, start] of starts.entries()) {
      const runs = book(start);
      const error: unknown = await runs.begin({ preset: 'deep' }).catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(RunRefusedError);
      expect(error).toMatchObject({ message: messages[at] });
      expect(await runs.list()).toEqual([]);
    }
  });

  it('lets as many train as may, and another when one has ended', async () => {
    const ends: Subject<RunEvent>[] = [];
    const runs = book(
      () => {
        const rest$ = new Subject<RunEvent>();
        ends.push(rest$);
        return concat(of(first), rest$);
      },
      { live: 2 },
    );
    await runs.begin({ preset: 'a' });
    await runs.begin({ preset: 'b' });
    await expect(runs.begin({ preset: 'c' })).rejects.toThrow(TooManyRunsError);
    ends[0]?.complete();
    await expect(runs.begin({ preset: 'd' })).resolves.toBeDefined();
    runs.close();
  });

  it('lists the newest first, and forgets the oldest of those that have ended', async () => {
    const runs = book(({ preset }) => (preset === 'lives' ? living() : of(first)), { ended: 2 });
    for (const preset of ['lives', 'a', 'b', 'c']) await runs.begin({ preset });
    expect((await runs.list()).map(({ name }) => name)).toEqual(['c', 'b', 'lives']);
    runs.close();
  });

  it('compares runs one after the other, and leaves out one that is refused', async () => {
    const ended: string[] = [];
    const runs = book(({ variant = '' }) => {
      if (variant === 'bad') throw new Error('no such variant');
      ended.push(variant);
      return of(first);
    });
    const requests = ['one', 'bad', 'two'].map((variant) => ({ preset: 'both', variant }));
    const { first: run, begun$ } = await runs.compare('both', requests);
    const names: unknown[] = [];
    await new Promise<void>((resolve) =>
      begun$.subscribe({ next: (each) => names.push(each.summary().variant), complete: resolve }),
    );
    expect([names, ended]).toEqual([
      ['one', 'two'],
      ['one', 'two'],
    ]);
    expect(run.summary().comparison).toMatchObject({ name: 'both', variants: ['one', 'bad', 'two'] });
  });

  it('does not begin the next run when it has been closed', async () => {
    const begun: unknown[] = [];
    const runs = book(({ variant }) => {
      begun.push(variant);
      return living();
    });
    await runs.compare('both', [{ variant: 'one' }, { variant: 'two' }]);
    runs.close();
    await new Promise((resolve) => setTimeout(resolve));
    expect(begun).toEqual(['one']);
  });

  it('refuses to compare nothing', async () => {
    await expect(book(living).compare('both', [])).rejects.toThrow(
      new RangeError('compare: requests must hold at least one, got none for both'),
    );
  });
});
