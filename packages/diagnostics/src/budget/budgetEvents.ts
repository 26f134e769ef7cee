import type { BudgetSpent, CadencesChosen, Stepped } from '@weir/core';
import { concat, connect, defer, endWith, ignoreElements, merge, of, takeUntil, tap } from 'rxjs';
import type { Observable, OperatorFunction } from 'rxjs';
import type { Budget } from './budget.ts';

/**
 * Emits what a budget chooses while the source goes on and, when it completes, what was spent. Attach it after all that
 * the budget watches over: a step is done with when it comes here.
 */
export function budgetEvents<T extends Stepped>(
  budget: Budget,
): OperatorFunction<T, CadencesChosen | BudgetSpent> {
  return connect((source$: Observable<T>) => {
    const done$ = source$.pipe(
      tap(({ step }) => budget.leave(step)),
      ignoreElements(),
    );
    return merge(
      budget.choices$.pipe(takeUntil(source$.pipe(ignoreElements(), endWith(null)))),
      concat(
        done$,
        defer(() => of(budget.spent)),
      ),
    );
  });
}
