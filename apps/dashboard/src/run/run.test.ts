import type { RunEvent } from '@weir/core';
import { fold } from '@weir/core';
import { BehaviorSubject, Subject, of, throwError } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { errorAsValue } from './errorAsValue.ts';
import { runFold } from './runFold.ts';
import { unknownRun } from './runState.ts';
import type { RunState } from './runState.ts';
import { seenOrLast } from './seenOrLast.ts';
import { shareNewest } from './shareNewest.ts';
import { watchRun } from './watchRun.ts';

const progress = (from: number): RunEvent => ({
  type: 'progress',
  from,
  losses: [2],
  learningRate: 0.1,
  seconds: from,
});

describe('errorAsValue', () => {
  it('makes the error a last value, by its name, and completes', () => {
    const seen: unknown[] = [];
    const failing = (error: unknown) =>
      throwError(() => error)
        .pipe(errorAsValue())
        .subscribe({ next: (value) => seen.push(value), complete: () => seen.push('end') });
    failing(Object.assign(new Error('not finite'), { name: 'DivergedError' }));
    failing('gone');
    expect(seen).toEqual([
      { type: 'failed', name: 'DivergedError', message: 'not finite' },
      'end',
      { type: 'failed', name: 'Error', message: 'gone' },
      'end',
    ]);
  });
});

describe('unknownRun', () => {
  it('has an empty state for each diagnostic, and has done nothing', () => {
    expect(unknownRun).toMatchObject({ phase: 'waiting', step: 0, findings: [], failures: [] });
    expect(Object.values(unknownRun.measured).length).toBeGreaterThan(10);
    expect(unknownRun.measured.loss).toEqual({ entries: [] });
  });
});

describe('runFold', () => {
  it('makes a new state of each event, and leaves those before as they were', () => {
    const states: RunState[] = [];
    of<RunEvent[]>(progress(0), { type: 'controlled', step: 3, command: 'pause' })
      .pipe(fold(runFold))
      .subscribe((state) => states.push(state));
    expect(states.map(({ phase, step }) => [phase, step])).toEqual([
      ['waiting', 1],
      ['paused', 3],
    ]);
    expect(runFold.initial).toBe(unknownRun);
    expect(Object.isFrozen(states[1])).toBe(true);
  });
});

describe('seenOrLast', () => {
  function passing(always = () => false) {
    const source$ = new Subject<number>();
    const seen$ = new BehaviorSubject(false);
    const got: unknown[] = [];
    source$.pipe(seenOrLast(seen$, always)).subscribe({
      next: (value) => got.push(value),
      error: (error) => got.push(error),
      complete: () => got.push('end'),
    });
    return { source$, seen$, got };
  }

  it('passes values while they are seen, and the newest when they come into sight', () => {
    const { source$, seen$, got } = passing();
    source$.next(1);
    source$.next(2);
    seen$.next(true);
    source$.next(3);
    seen$.next(false);
    source$.next(4);
    seen$.next(true);
    seen$.next(true);
    expect(got).toEqual([2, 3, 4]);
  });

  it('passes the last in any case, and errors at once', () => {
    const ended = passing();
    ended.source$.next(1);
    ended.source$.next(2);
    ended.source$.complete();
    expect(ended.got).toEqual([2, 'end']);
    const failed = passing();
    failed.source$.next(1);
    failed.source$.error('broken');
    expect(failed.got).toEqual(['broken']);
  });

  it('passes what is let pass always', () => {
    let first = true;
    const { source$, got } = passing(() => first);
    source$.next(1);
    first = false;
    source$.next(2);
    expect(got).toEqual([1]);
  });

  it('lets go of both when it is unsubscribed', () => {
    const source$ = new Subject<number>();
    const seen$ = new Subject<boolean>();
    source$
      .pipe(seenOrLast(seen$, () => true))
      .subscribe()
      .unsubscribe();
    expect([source$.observed, seen$.observed]).toEqual([false, false]);
  });
});

describe('shareNewest', () => {
  it('subscribes once for all, and gives the newest to whoever comes late', () => {
    const source$ = new Subject<number>();
    const shared$ = source$.pipe(shareNewest());
    const got: number[][] = [[], []];
    shared$.subscribe((value) => got[0]?.push(value));
    source$.next(1);
    source$.next(2);
    shared$.subscribe((value) => got[1]?.push(value));
    source$.next(3);
    expect(got).toEqual([
      [1, 2, 3],
      [2, 3],
    ]);
  });

  it('starts anew when the last has left, but has the last value of what has ended', () => {
    let subscriptions = 0;
    const source$ = new Subject<number>();
    const shared$ = source$.pipe(shareNewest());
    const late: number[] = [];
    shared$.subscribe(() => subscriptions++).unsubscribe();
    expect(source$.observed).toBe(false);
    shared$.subscribe();
    source$.next(7);
    source$.complete();
    shared$.subscribe((value) => late.push(value));
    expect(late).toEqual([7]);
  });
});

describe('watchRun', () => {
  const last = (events: readonly RunEvent[]) => {
    let state: RunState = unknownRun;
    watchRun(of(...events)).subscribe((next) => (state = next));
    return state;
  };

  it('is the run’s state as it grows', () => {
    expect(last([progress(0), progress(1)])).toMatchObject({ step: 2, loss: 2, learningRate: 0.1 });
  });

  it('keeps no more of a history than a chart has pixels', () => {
    const value = { ratios: [{ name: '0.linear.weight', log10: -3 }] };
    const events = Array.from({ length: 2000 }, (_, step): RunEvent => ({
      type: 'measurement',
      diagnostic: 'updateRatio',
      step,
      value: { step, ...value },
    }));
    const { entries } = last(events).measured.updateRatio;
    expect(entries.length).toBeLessThanOrEqual(600);
    expect(entries.at(-1)?.step).toBe(1999);
  });

  it('says in its state that the run failed, was interrupted, or is lost', () => {
    const failing = (name: string) => {
      let state: RunState = unknownRun;
      watchRun(throwError(() => Object.assign(new Error('why'), { name }))).subscribe(
        (next) => (state = next),
      );
      return [state.phase, state.reason, state.notFinite];
    };
    expect(failing('DivergedError')).toEqual(['failed', 'why', true]);
    expect(failing('WorkerLostError')).toEqual(['interrupted', 'why', undefined]);
    expect(failing('SourceLostError')).toEqual(['lost', 'why', undefined]);
  });
});
