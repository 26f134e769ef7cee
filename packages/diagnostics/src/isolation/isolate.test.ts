import { RunState, arraySnapshot, stateful } from '@weir/core';
import type { Snapshot } from '@weir/core';
import { Subject, catchError, map, of } from 'rxjs';
import type { OperatorFunction } from 'rxjs';
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
});
