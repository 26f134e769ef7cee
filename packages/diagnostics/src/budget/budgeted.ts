import type { Stepped } from '@weir/core';
import { Observable, Subject, pipe, takeUntil } from 'rxjs';
import type { MonoTypeOperatorFunction, OperatorFunction } from 'rxjs';
import type { BudgetedWatcher } from './account.ts';
import type { Budget } from './budget.ts';

export type { BudgetedWatcher } from './account.ts';

/**
 * Passes a diagnostic snapshots at a cadence that a budget may thin, and lets the budget time it.
 *
 * ```
 * steps      0--1--2--3--4--5--6--7--8--9--|
 *         budgeted(budget, {every: 1}, op)      the budget chooses a multiple of 4 at step 2
 * passed     0--1--------4-----------8-----|
 * ```
 *
 * @throws RangeError if the cadence is not a positive integer.
 *
 * @example
 * ```ts
 * const budget = new Budget(0.05);
 * const snapshots$ = range(0, 5).pipe(map((step) => arraySnapshot({ step })));
 * const measured$ = snapshots$.pipe(budgeted(budget, { diagnostic: 'loss', every: 2 }, loss()));
 * (await lastValueFrom(measured$)).step; // → 4
 * ```
 */
export function budgeted<T extends Stepped, Value>(
  budget: Budget,
  watcher: BudgetedWatcher,
  operator: OperatorFunction<T, Value>,
): OperatorFunction<T, Value> {
  const { every } = watcher;
  if (!Number.isInteger(every) || every < 1) {
    throw new RangeError(`budgeted: every must be a positive integer, got ${every}; 1 asks at every step`);
  }
  return pipe(timed(budget, watcher), operator);
}

/** Passes a watcher's steps on, and times what happens until each has been dealt with downstream. */
function timed<T extends Stepped>(budget: Budget, watcher: BudgetedWatcher): MonoTypeOperatorFunction<T> {
  return (source) =>
    new Observable((subscriber) => {
      const account = budget.open(watcher);
      // A source that emits while it is being subscribed to must still see that nobody listens any more.
      const closed$ = new Subject<void>();
      subscriber.add(() => {
        budget.close(account);
        closed$.next();
      });
      return source.pipe(takeUntil(closed$)).subscribe({
        next: (value) => budget.show(account, value.step, () => subscriber.next(value)),
        error: (error: unknown) => subscriber.error(error),
        complete: () => subscriber.complete(),
      });
    });
}
