import { RunState, arraySnapshot, stateful } from '@weir/core';
import type { Snapshot } from '@weir/core';
import { EMPTY, Subject, catchError, endWith, filter, map, of, take, throwIfEmpty } from 'rxjs';
import type { Observable, OperatorFunction } from 'rxjs';
import { TestScheduler } from 'rxjs/testing';
import { describe, expect, it } from 'vitest';
import { isolate } from './isolate.ts';

const [a, b, c] = [0, 1, 2].map((step) => arraySnapshot({ step, loss: 10 * step }));
const snapshots = { a, b, c } as Record<string, Snapshot>; // three were made of three steps
const run = (test: Parameters<TestScheduler['run']>[0]) =>
  new TestScheduler((actual, expected) => expect(actual).toEqual(expected)).run(test);
const losses: OperatorFunction<Snapshot, number> = map(({ loss }) => loss);

/** Counts the snapshots that it has seen, in a state that a checkpoint holds; fails at the losses named. */
const counted = (...failing: readonly number[]): OperatorFunction<Snapshot, number> =>
  stateful('count', { seen: 0 }, (state, { loss }, emit) => {
    if (failing.includes(loss)) throw new Error(`no count at ${loss}`);
    emit(++state.seen);
  });

describe('isolate', () => {
  it('gives each value and the step at which it came to what makes its event', () => {
    run(({ cold, expectObservable, expectSubscriptions }) => {
      const source$ = cold('-a-b-|', snapshots);
      const results$ = source$.pipe(isolate('loss', losses, (value, step) => `${step}: ${value}`));
      expectObservable(results$).toBe('-x-y-|', { x: '0: 0', y: '1: 10' });
      expectSubscriptions(source$.subscriptions).toBe('^----!');
    });
  });

  it('lets an operator have a last word before the source’s error passes on', () => {
    run(({ cold, expectObservable }) => {
      const lastWord: OperatorFunction<Snapshot, string> = (source) =>
        source.pipe(
          map(({ step }) => `at ${step}`),
          catchError((error: unknown) => of(`last: ${String(error)}`)),
        );
      const results$ = cold('-a-#', snapshots, 'diverged').pipe(isolate('word', lastWord, (value) => value));
      expectObservable(results$).toBe('-x-(y#)', { x: 'at 0', y: 'last: diverged' }, 'diverged');
    });
  });

  const failed = (step: number, message: string) => ({
    type: 'diagnosticFailed',
    diagnostic: 'loss',
    step,
    message,
    dropped: false,
  });

  it('passes the source’s error on as no failure of the operator’s', () => {
    run(({ cold, expectObservable }) => {
      const results$ = cold('-a-#', snapshots, 'diverged').pipe(isolate('loss', losses, (value) => value));
      expectObservable(results$).toBe('-x-#', { x: 0 }, 'diverged');
    });
  });

  it('lets it have a last word also of a source that fails ahead of its first value, but not after a failure', () => {
    const lastWord =
      (first: OperatorFunction<Snapshot, number>): OperatorFunction<Snapshot, string | number> =>
      (source) =>
        source.pipe(
          catchError(() => of({ loss: 7 } as Snapshot)), // all that is looked at
          first,
        );
    run(({ cold, expectObservable }) => {
      const isolated = isolate('loss', lastWord(losses), (value) => value);
      expectObservable(cold('--#', snapshots, 'diverged').pipe(isolated)).toBe(
        '--(x#)',
        { x: 7 },
        'diverged',
      );
      const failing = isolate('loss', lastWord(counted(0)), (value) => value);
      expectObservable(cold('-a-#', snapshots, 'diverged').pipe(failing)).toBe(
        '-F-#',
        { F: failed(0, 'no count at 0') },
        'diverged',
      );
    });
  });

  it('tells the operator that the source has ended, and ends with it', () => {
    run(({ cold, expectObservable }) => {
      const ending: OperatorFunction<Snapshot, number> = (source) => source.pipe(losses, endWith(-1));
      const isolated = isolate('loss', ending, (value) => value);
      expectObservable(cold('-a-|', snapshots).pipe(isolated)).toBe('-x-(y|)', { x: 0, y: -1 });
      expectObservable(cold('---|', snapshots).pipe(isolated)).toBe('---|');
      const failing = isolate('loss', counted(0), (value) => value);
      expectObservable(cold('-a-|', snapshots).pipe(failing)).toBe('-F-|', { F: failed(0, 'no count at 0') });
      const atEnd: OperatorFunction<Snapshot, number> = (source) =>
        source.pipe(
          losses,
          filter((loss) => loss > 100),
          throwIfEmpty(() => new Error('never above 100')),
        );
      expectObservable(cold('-a-|', snapshots).pipe(isolate('loss', atEnd, (value) => value))).toBe(
        '---(F|)',
        {
          F: failed(0, 'never above 100'),
        },
      );
    });
  });

  it('ends with an operator that has enough, and leaves the source', () => {
    run(({ cold, expectObservable, expectSubscriptions }) => {
      const source$ = cold('-a-b-c|', snapshots);
      const twice: OperatorFunction<Snapshot, number> = (source) => source.pipe(losses, take(2));
      expectObservable(source$.pipe(isolate('loss', twice, (value) => value))).toBe('-x-(y|)', {
        x: 0,
        y: 10,
      });
      expectSubscriptions(source$.subscriptions).toBe('^--!');
    });
  });

  it('looks nothing through that promises to be plain data', () => {
    const looks: string[] = [];
    const value = {
      get share() {
        looks.push('looked');
        return 1;
      },
    };
    const emitted: unknown[] = [];
    const shares = map(() => value);
    of(arraySnapshot({}))
      .pipe(isolate('share', shares, (one) => one, { emitsPlainData: true }))
      .subscribe((one) => emitted.push(one));
    expect(looks).toEqual([]);
    expect(emitted[0]).toBe(value);
  });

  it('contains a diagnostic whose values cannot be looked at', () => {
    run(({ cold, expectObservable }) => {
      const hidden = map<Snapshot, object>(() => ({
        get value() {
          throw new Error('no value');
        },
      }));
      expectObservable(cold('-a-|', snapshots).pipe(isolate('loss', hidden, (value) => value))).toBe('-F-|', {
        F: failed(0, 'no value'),
      });
    });
  });

  describe('taken up again from a checkpoint', () => {
    /** What an operator says when these came before the checkpoint, and this source comes after it. */
    const resumed = (
      operator: OperatorFunction<Snapshot, number>,
      before: readonly string[],
      after$: Observable<Snapshot>,
    ) => {
      const state = new RunState();
      const first$ = new Subject<Snapshot>();
      state.within(() => first$.pipe(isolate('loss', operator, (value) => value)).subscribe());
      for (const name of before) first$.next(snapshots[name] as Snapshot);
      const saved = structuredClone(state.save());
      const seen: unknown[] = [];
      new RunState(saved).within(() =>
        after$.pipe(isolate('loss', operator, (value) => value)).subscribe({
          next: (value) => seen.push(value),
          complete: () => seen.push('complete'),
        }),
      );
      return seen;
    };
    const ending: OperatorFunction<Snapshot, number> = (source) => source.pipe(losses, endWith(-1));

    it('is not asked again when it had enough, nor when it was dropped', () => {
      const asked = new Subject<Snapshot>();
      const once: OperatorFunction<Snapshot, number> = (source) => source.pipe(losses, take(1));
      expect(resumed(once, ['a'], asked)).toEqual(['complete']);
      expect(resumed(counted(0, 10, 20), ['a', 'b', 'c'], asked)).toEqual(['complete']);
      expect(asked.observed).toBe(false);
      expect(resumed(counted(0, 10), ['a', 'b'], asked)).toEqual([]);
      expect(asked.observed).toBe(true);
    });

    it('has its last word where no snapshot is left, if it was at work', () => {
      expect(resumed(ending, ['a', 'b'], EMPTY)).toEqual([-1, 'complete']);
      expect(resumed(ending, [], EMPTY)).toEqual(['complete']);
    });
  });

  it('goes on from a checkpoint with the state that its operator had', () => {
    const state = new RunState();
    const seen: unknown[] = [];
    const listen = (to: RunState) => {
      const source$ = new Subject<Snapshot>();
      to.within(() =>
        source$.pipe(isolate('count', counted(), (value) => value)).subscribe((v) => seen.push(v)),
      );
      return source$;
    };
    const first$ = listen(state);
    for (const name of ['a', 'b']) first$.next(snapshots[name] as Snapshot);
    const resumed$ = listen(new RunState(structuredClone(state.save())));
    resumed$.next(snapshots['c'] as Snapshot);
    expect(seen).toEqual([1, 2, 3]);
  });

  it('counts its failures through a checkpoint: the third drops it', () => {
    const events: unknown[] = [];
    let state = new RunState();
    for (const name of ['a', 'b', 'c']) {
      const source$ = new Subject<Snapshot>();
      state.within(() =>
        source$
          .pipe(isolate('count', counted(0, 10, 20), (value) => value))
          .subscribe((event) => events.push(event)),
      );
      source$.next(snapshots[name] as Snapshot);
      state = new RunState(structuredClone(state.save()));
    }
    expect(events).toMatchObject([
      { type: 'diagnosticFailed', step: 0, dropped: false },
      { type: 'diagnosticFailed', step: 1, dropped: false },
      { type: 'diagnosticFailed', step: 2, dropped: true },
    ]);
  });

  it.each([
    [
      'a BigInt',
      () => ({ sum: 1n }),
      'value.sum must be plain data (numbers, text, booleans, null, lists, objects), got a BigInt; make a number or text of it',
    ],
    ['a function', () => () => 1, 'got a function'],
    [
      'a circle',
      () => {
        const list: unknown[] = [];
        list.push(list);
        return list;
      },
      'got a circle',
    ],
    ['a Map', () => new Map(), 'got an object of Map'],
  ])('contains a diagnostic that emits %s: three failures that name it, and no value', (_, make, message) => {
    const events: unknown[] = [];
    const source$ = new Subject<Snapshot>();
    source$
      .pipe(isolate('odd', map<Snapshot, unknown>(make), (value, step) => ({ step, value })))
      .subscribe((event) => events.push(event));
    for (const name of ['a', 'b', 'c', 'a']) source$.next(snapshots[name] as Snapshot);
    expect(events).toEqual(
      [0, 1, 2].map((step) => ({
        type: 'diagnosticFailed',
        diagnostic: 'odd',
        step,
        dropped: step === 2,
        message: expect.stringContaining(message),
      })),
    );
  });

  it('contains a diagnostic that keeps what no checkpoint could hold, at its first snapshot', () => {
    const events: unknown[] = [];
    const state = new RunState();
    const source$ = new Subject<Snapshot>();
    const odd = stateful<{ seen: unknown }, Snapshot, number>(
      'odd',
      { seen: new Set() },
      (_, { step }, emit) => emit(step),
    );
    state.within(() =>
      source$.pipe(isolate('odd', odd, (value) => ({ value }))).subscribe((event) => events.push(event)),
    );
    source$.next(snapshots['a'] as Snapshot);
    expect(events).toMatchObject([
      { value: 0 },
      {
        type: 'diagnosticFailed',
        diagnostic: 'odd',
        step: 0,
        message: expect.stringContaining('state odd.seen must be plain data'),
      },
    ]);
    expect(Object.keys(state.save())).toEqual(['odd/failures', 'odd/course']);
  });

  it('contains one that comes to keep such a thing later, when a checkpoint is saved; all else is saved', () => {
    const events: unknown[] = [];
    const state = new RunState();
    const source$ = new Subject<Snapshot>();
    const late = stateful<{ seen: unknown }, Snapshot, number>('late', { seen: 0 }, (own, { step }, emit) => {
      if (step === 1) own.seen = 1n;
      emit(step);
    });
    state.within(() =>
      source$.pipe(isolate('late', late, (value) => ({ value }))).subscribe((event) => events.push(event)),
    );
    for (const name of ['a', 'b']) source$.next(snapshots[name] as Snapshot);
    expect(events).toEqual([{ value: 0 }, { value: 1 }]);
    expect(state.save()).toEqual({ 'late/failures': 1, 'late/course': 'ahead' });
    expect(events.at(-1)).toMatchObject({ type: 'diagnosticFailed', diagnostic: 'late', step: 1 });
    source$.next(snapshots['c'] as Snapshot); // it starts afresh
    expect(events.at(-1)).toEqual({ value: 2 });
  });
});
