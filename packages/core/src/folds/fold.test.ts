import { of, Subject, throwError } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { fold } from './fold.ts';
import type { Fold } from './fold.ts';
import { RunState } from '../state/runState.ts';
import { keepLast } from './retention.ts';

interface Tally {
  readonly count: number;
  readonly last: { readonly values: readonly number[] };
}
const tally: Fold<Tally, number> = {
  initial: { count: 0, last: { values: [] } },
  add(draft, value, retain) {
    // immer's draft is writable, whatever the state's type says
    const writable = draft as { count: number; last: { values: number[] } };
    writable.count += 1;
    writable.last.values.push(value);
    retain(writable.last.values);
  },
};

describe('fold', () => {
  it('emits a new state for each value, and leaves the ones before alone', () => {
    const states: Tally[] = [];
    of(7, 8)
      .pipe(fold(tally))
      .subscribe((state) => states.push(state));
    expect(states).toEqual([
      { count: 1, last: { values: [7] } },
      { count: 2, last: { values: [7, 8] } },
    ]);
    expect(tally.initial).toEqual({ count: 0, last: { values: [] } });
  });

  it('is kept in checkpoints under a name that later versions find', () => {
    const state = new RunState();
    state.within(() => of(7).pipe(fold(tally)).subscribe());
    expect(state.save()).toEqual({ fold: { count: 1, last: { values: [7] } } });
  });

  it('freezes its states to the last value', () => {
    of(7)
      .pipe(fold(tally))
      .subscribe((state) => {
        expect(Object.isFrozen(state)).toBe(true);
        expect(() => Object.assign(state.last.values, [0])).toThrow(TypeError);
      });
    expect.assertions(2);
  });

  it('keeps what the value did not change as the same object', () => {
    const states: { readonly changing: number; readonly still: object }[] = [];
    const one: Fold<{ readonly changing: number; readonly still: object }, number> = {
      initial: { changing: 0, still: {} },
      add: (draft, value) => void Object.assign(draft, { changing: value }),
    };
    of(1, 2)
      .pipe(fold(one))
      .subscribe((state) => states.push(state));
    expect(states[0]?.still).toBe(states[1]?.still);
  });

  it('starts each subscription from the initial state', () => {
    const source$ = of(1, 2).pipe(fold(tally));
    const counts: number[] = [];
    source$.subscribe(({ count }) => counts.push(count));
    source$.subscribe(({ count }) => counts.push(count));
    expect(counts).toEqual([1, 2, 1, 2]);
  });

  it('hands the fold its retention, and keeps all without one', () => {
    const last = (retained: Parameters<typeof fold>[1]) => {
      const seen: (readonly number[])[] = [];
      of(1, 2, 3)
        .pipe(fold(tally, retained))
        .subscribe((state) => seen.push(state.last.values));
      return seen.at(-1);
    };
    expect(last(keepLast(2))).toEqual([2, 3]);
    expect(last(undefined)).toEqual([1, 2, 3]);
  });

  it('passes on the end and the error of its source, and what add throws', () => {
    const ends: unknown[] = [];
    const observer = { complete: () => ends.push('done'), error: (error: unknown) => ends.push(error) };
    const broken: Fold<object, number> = {
      initial: {},
      add() {
        throw new Error('cannot add');
      },
    };
    of(1).pipe(fold(tally)).subscribe(observer);
    throwError(() => 'lost')
      .pipe(fold(tally))
      .subscribe(observer);
    of(1).pipe(fold(broken)).subscribe(observer);
    expect(ends).toEqual(['done', 'lost', new Error('cannot add')]);
  });

  it('lets go of its source when it is unsubscribed', () => {
    const source$ = new Subject<number>();
    source$.pipe(fold(tally)).subscribe().unsubscribe();
    expect(source$.observed).toBe(false);
  });
});
