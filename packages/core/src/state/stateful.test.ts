import { Subject, of, throwError } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { RunState } from './runState.ts';
import { stateful } from './stateful.ts';

const total = () =>
  stateful<{ readonly all: number[] }, number, number>('total', { all: [] }, (state, value, emit) => {
    state.all.push(value);
    if (value > 0) emit(state.all.reduce((sum, one) => sum + one));
  });

describe('stateful', () => {
  it('starts afresh with each subscription where there is no run', () => {
    const sums$ = of(1, -1, 2).pipe(total());
    const seen: number[] = [];
    sums$.subscribe((sum) => seen.push(sum));
    sums$.subscribe((sum) => seen.push(sum));
    expect(seen).toEqual([1, 2, 1, 2]);
  });

  it('goes on from what was saved, which later values leave alone', () => {
    const state = new RunState();
    const source$ = new Subject<number>();
    state.within(() => source$.pipe(total()).subscribe());
    source$.next(1);
    const saved = state.save();
    source$.next(5);
    const seen: number[] = [];
    for (const _ of ['once', 'and again']) {
      new RunState(saved).within(() =>
        of(2)
          .pipe(total())
          .subscribe((sum) => seen.push(sum)),
      );
    }
    expect(seen).toEqual([3, 3]);
  });

  it('reads what an earlier version saved in another form', () => {
    const sums = (saved: object) => {
      const seen: number[] = [];
      const read = (state: { all: number[] } | { sum: number }) =>
        'sum' in state ? { all: [state.sum] } : state;
      const operator = stateful<{ all: number[] }, number, number>(
        'total',
        { all: [] },
        (state, value, emit) => {
          state.all.push(value);
          emit(state.all.reduce((sum, one) => sum + one));
        },
        read,
      );
      new RunState({ total: saved }).within(() =>
        of(2)
          .pipe(operator)
          .subscribe((sum) => seen.push(sum)),
      );
      return seen;
    };
    expect([sums({ sum: 40 }), sums({ all: [3, 4] })]).toEqual([[42], [9]]);
  });

  it('ends as its source does', () => {
    const seen: unknown[] = [];
    const observer = {
      complete: () => void seen.push('complete'),
      error: (error: unknown) => void seen.push(error),
    };
    of(1).pipe(total()).subscribe(observer);
    throwError(() => 'lost')
      .pipe(total())
      .subscribe(observer);
    expect(seen).toEqual(['complete', 'lost']);
  });

  it('hands what it throws down the stream', () => {
    const errors: unknown[] = [];
    const broken = stateful<object, number, number>('broken', {}, () => {
      throw new Error('out of order');
    });
    of(1, 2)
      .pipe(broken)
      .subscribe({ error: (error: Error) => errors.push(error.message) });
    expect(errors).toEqual(['out of order']);
  });
});
