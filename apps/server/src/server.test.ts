import { describe, expect, it } from 'vitest';
import { Subject, firstValueFrom, lastValueFrom, of, throwError, toArray } from 'rxjs';
import type { RunEvent } from '@weir/core';
import { finished, progress, started } from './testing/loggingTrainer.ts';
import { bookedRun } from './book/bookedRun.ts';
import { compared } from './book/compared.ts';
import { loggedEvents } from './book/loggedEvents.ts';
import { NotResumableError } from './book/notResumableError.ts';
import { refused, refusing } from './book/refused.ts';
import { runBook } from './book/runBook.ts';
import { runLog } from './book/runLog.ts';
import { RunRefusedError } from './book/runRefusedError.ts';
import { runTally } from './book/runTally.ts';
import { thinnedEvents } from './book/thinnedEvents.ts';
import { uniqueId } from './book/uniqueId.ts';

describe('runTally', () => {
  it('adds events up to where the run stands', () => {
    const tally = runTally({ id: 'a', name: 'b' }, '2026-01-01T00:00:00Z', 7);
    expect(tally.summary).toEqual({
      id: 'a',
      name: 'b',
      status: 'running',
      step: 0,
      steps: 7,
      startedAt: '2026-01-01T00:00:00Z',
    });
    for (const event of [started, progress(0, 3)]) tally.add(event);
    expect(tally.summary).toMatchObject({ name: 'tiny', steps: 100, step: 3, initialLoss: 0, loss: 2 });
    tally.failed({ name: 'DivergedError', message: 'no' });
    expect(tally.summary).toMatchObject({ status: 'failed', error: 'no', diverged: true });
    tally.setStatus('closed');
    expect(tally.summary.status).toBe('closed');
  });
});

describe('loggedEvents', () => {
  it('emits the past, what comes, and what comes while it emits, each once and in order', () => {
    const log = runLog();
    const changes$ = new Subject<void>();
    const append = (event: RunEvent) => {
      log.append(event);
      changes$.next();
    };
    append(started);
    const seen: string[] = [];
    loggedEvents({ log, changes$, outcome: () => ({ type: 'completed' }) }).subscribe({
      next: ({ type }) => {
        seen.push(type);
        if (type === 'progress') append(finished);
      },
      complete: () => seen.push('complete'),
    });
    append(progress(0, 1));
    changes$.complete();
    expect(seen).toEqual(['started', 'progress', 'finished', 'complete']);
  });

  it('errors with the run', async () => {
    const error = new Error('no');
    const changes$ = of();
    const run$ = loggedEvents({ log: runLog(), changes$, outcome: () => ({ type: 'failed', error }) });
    await expect(firstValueFrom(run$)).rejects.toBe(error);
  });
});

describe('runLog', () => {
  it('goes by the numbers that it is given: a reader keeps its place in another log of the same', () => {
    const [one, other] = [runLog(), runLog()];
    for (const log of [one, other]) {
      log.append(started, 3);
      log.append(progress(0, 5), 7);
      log.append(finished, 9);
    }
    const [first] = [...one.after({ sequence: 0, step: 0 })];
    expect(first?.cursor).toEqual({ sequence: 3, step: 0 });
    const rest = [...other.after({ sequence: 3, step: 0 })];
    expect(rest.map(({ event }) => event)).toEqual([progress(0, 5), finished]);
    expect(rest.map(({ cursor }) => cursor.sequence)).toEqual([7, 9]);
  });

  it('gives a reader that comes back all that it has missed, though the past is thinned', () => {
    const log = runLog({ measurements: 10 });
    const measured = (step: number): RunEvent => ({ type: 'measurement', diagnostic: 'a', step, value: 0 });
    for (let step = 0; step < 500; step += 1) log.append(measured(step));
    expect([...log.after({ sequence: 0, step: 0 })].length).toBeLessThanOrEqual(10);
    const missed = [...log.after({ sequence: 400, step: 0 })];
    expect(missed.map(({ event }) => 'step' in event && event.step)).toEqual(
      Array.from({ length: 100 }, (_, at) => 400 + at),
    );
  });
});

describe('compared', () => {
  const requests = ['a', 'b', 'c'].map((variant) => ({ variant }));
  const ended = (id: string) => bookedRun({ id, name: id }, () => of(started, finished));

  const three = { id: 'three-1', name: 'three', variants: ['a', 'b', 'c'] };

  it('begins each when the one before has ended, all in one comparison', async () => {
    const places: unknown[] = [];
    const { begun$ } = await compared(
      three,
      requests,
      async ({ variant }, { comparison }) => {
        places.push(comparison.id);
        return ended(variant);
      },
      () => false,
    );
    const runs = await lastValueFrom(begun$.pipe(toArray()));
    expect(runs.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect(new Set(places).size).toBe(1);
  });

  it('leaves out one that is refused, and begins none once all is closed', async () => {
    let closed = false;
    const { begun$ } = await compared(
      three,
      requests,
      async ({ variant }) => {
        if (variant === 'b') throw new RunRefusedError('no');
        return ended(variant);
      },
      () => closed,
    );
    const runs = await lastValueFrom(begun$.pipe(toArray()));
    expect(runs.map(({ id }) => id)).toEqual(['a', 'c']);
    closed = true;
    const none = await compared(
      three,
      requests,
      async ({ variant }) => ended(variant),
      () => closed,
    );
    expect(await lastValueFrom(none.begun$.pipe(toArray()))).toHaveLength(1);
    await expect(
      compared(
        { ...three, name: 'none' },
        [],
        async () => ended('a'),
        () => false,
      ),
    ).rejects.toThrow('compare: requests must hold at least one, got none for none');
  });
});

describe('a book that keeps no runs', () => {
  it('has none to take up again', async () => {
    const book = runBook(() => of(started, finished));
    const run = await book.begin({});
    await expect(book.resume(run)).rejects.toThrow(NotResumableError);
    await expect(book.resume(run)).rejects.toThrow('it is not kept; start another');
    await book.close();
    expect((await book.list()).map(({ id }) => id)).toEqual([run.id]);
  });
});

describe('thinnedEvents', () => {
  it('are those of a viewer who comes late: all losses, measurements spread evenly to the last', () => {
    const measured = (step: number): RunEvent => ({ type: 'measurement', diagnostic: 'a', step, value: 0 });
    const all = Array.from({ length: 300 }, (_, step) => [progress(step, 1), measured(step)]).flat();
    const thinned = thinnedEvents([started, ...all], { measurements: 20 });
    const steps = thinned.flatMap((event) => (event.type === 'measurement' ? [event.step] : []));
    expect(steps.length).toBeLessThanOrEqual(20);
    expect([steps[0], steps.at(-1)]).toEqual([0, 299]);
    expect(thinned.flatMap((event) => (event.type === 'progress' ? event.losses : [])).length).toBe(300);
  });
});

describe('refused', () => {
  it('passes what comes of it, and words any error as a refusal', async () => {
    expect(await refused(() => 3)).toBe(3);
    const cause = new RangeError('steps must be at least 1');
    const error = await refused(() => Promise.reject(cause)).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(RunRefusedError);
    expect(error).toMatchObject({ message: 'steps must be at least 1', cause });
    expect(await lastValueFrom(of(3).pipe(refusing()))).toBe(3);
    await expect(lastValueFrom(throwError(() => cause).pipe(refusing()))).rejects.toEqual(error);
  });
});

describe('uniqueId', () => {
  it('names what it is of, in what an address can hold, and is never the same', () => {
    expect(uniqueId('deep tanh/2')).toMatch(/^deep-tanh-2-[0-9a-f]{8}$/);
    expect(uniqueId('a')).not.toBe(uniqueId('a'));
  });
});
