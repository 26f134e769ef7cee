import type { Snapshot, Stepped } from '@weir/core';
import { arraySnapshot } from '@weir/core';
import { NEVER, Subject, concatMap, delay, from, map, of, pipe, range, take, throwError } from 'rxjs';
import { TestScheduler } from 'rxjs/testing';
import { describe, expect, it } from 'vitest';
import { isolateDiagnostic } from '../isolation/isolateDiagnostic.ts';
import { Budget } from './budget.ts';
import { budgeted } from './budgeted.ts';

const steps: Record<string, Stepped> = Object.fromEntries(
  Array.from('0123456789', (name) => [name, { step: Number(name) }]),
);
const run = (test: Parameters<TestScheduler['run']>[0]) =>
  new TestScheduler((actual, expected) => expect(actual).toEqual(expected)).run(test);
const toStep = map(({ step }: Stepped) => String(step));
const still = () => new Budget(0.05, { now: () => 0 });

describe('budgeted', () => {
  it('asks at the cadence configured and at the last step while nothing is known of costs', () => {
    run(({ cold, expectObservable, expectSubscriptions }) => {
      const source$ = cold('-0-1-2-3-4-|', steps);
      const watcher = { diagnostic: 'loss', every: 3, last: 4 };
      expectObservable(source$.pipe(budgeted(still(), watcher, toStep))).toBe('-0-----3-4-|');
      expectSubscriptions(source$.subscriptions).toBe('^----------!');
    });
  });

  it('asks at the multiple that the budget has chosen', () => {
    let time = 0;
    const budget = new Budget(0.5, { now: () => time });
    const measured: number[] = [];
    range(0, 20)
      .pipe(
        map((step) => {
          time += 1;
          return { step };
        }),
        budgeted(
          budget,
          { diagnostic: 'loss', every: 1 },
          map(({ step }) => {
            time += 1.5;
            return step;
          }),
        ),
      )
      .subscribe((step) => measured.push(step));
    expect(measured).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 12, 16]); // 1.5 / 0.4 = 3.75
  });

  it('passes on what the diagnostic makes of it, later too, and completes with it', () => {
    run(({ cold, expectObservable }) => {
      const late = concatMap((at: Stepped) => of(String(at.step)).pipe(delay(3)));
      expectObservable(
        cold('-0|', steps).pipe(budgeted(still(), { diagnostic: 'late', every: 1 }, late)),
      ).toBe('----(0|)');
    });
  });

  it('leaves the source when the diagnostic has had enough, also within a source that emits at once', () => {
    run(({ cold, expectObservable, expectSubscriptions }) => {
      const source$ = cold('-0-1-2', steps);
      const first = pipe(toStep, take(2));
      expectObservable(source$.pipe(budgeted(still(), { diagnostic: 'first', every: 1 }, first))).toBe(
        '-0-(1|)',
      );
      expectSubscriptions(source$.subscriptions).toBe('^--!');
    });
    let emitted = 0;
    from({
      *[Symbol.iterator]() {
        for (;;) yield { step: emitted++ };
      },
    })
      .pipe(budgeted(still(), { diagnostic: 'first', every: 1 }, take(3)))
      .subscribe();
    expect(emitted).toBeLessThan(5);
  });

  it('stops source and diagnostic when unsubscribed', () => {
    run(({ cold, expectObservable, expectSubscriptions }) => {
      const source$ = cold('-0-1-2', steps);
      expectObservable(
        source$.pipe(budgeted(still(), { diagnostic: 'loss', every: 1 }, toStep)),
        '^---!',
      ).toBe('-0-1');
      expectSubscriptions(source$.subscriptions).toBe('^---!');
    });
  });

  it('passes errors of the source and of the diagnostic on', () => {
    run(({ cold, expectObservable }) => {
      const watcher = { diagnostic: 'loss', every: 1 };
      expectObservable(cold('-0-#', steps).pipe(budgeted(still(), watcher, toStep))).toBe('-0-#');
      const failing = concatMap(() => throwError(() => 'error'));
      expectObservable(cold('-0-1', steps).pipe(budgeted(still(), watcher, failing))).toBe('-#');
      expectObservable(NEVER.pipe(budgeted(still(), watcher, toStep))).toBe('-');
    });
  });

  it('counts what a failing diagnostic takes, and forgets it once it is dropped', () => {
    let time = 0;
    const budget = new Budget(0.05, { now: () => time });
    const failing = map((): never => {
      time += 7;
      throw new Error('no loss');
    });
    const types: string[] = [];
    const snapshots$ = new Subject<Snapshot>();
    snapshots$
      .pipe(budgeted(budget, { diagnostic: 'broken', every: 1 }, isolateDiagnostic('broken', failing)))
      .subscribe(({ type }) => types.push(type));
    snapshots$.pipe(budgeted(budget, { diagnostic: 'loss', every: 1 }, toStep)).subscribe();
    for (let step = 0; step < 20; step++) {
      time += 1;
      snapshots$.next(arraySnapshot({ step }));
    }
    expect(types).toEqual(['diagnosticFailed', 'diagnosticFailed', 'diagnosticFailed']);
    expect(budget.spent).toMatchObject({ multiple: 1, cadences: [{ diagnostic: 'loss' }] });
    expect(budget.spent.watching).toBeCloseTo(0.021, 10);
  });

  it.each([0, -1, 1.5])('refuses a cadence of %d', (every) => {
    expect(() => budgeted(still(), { diagnostic: 'loss', every }, toStep)).toThrow(
      `budgeted: every must be a positive integer, got ${every}`,
    );
  });
});
