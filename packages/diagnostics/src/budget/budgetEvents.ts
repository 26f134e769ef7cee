import type { BudgetSpent, CadencesChosen, Stepped } from '@weir/core';
import { concat, connect, defer, endWith, ignoreElements, merge, of, takeUntil } from 'rxjs';
import type { Observable, OperatorFunction } from 'rxjs';
import type { Budget } from './budget.ts';

/** Emits what a budget chooses while the source goes on and, when it completes, what was spent. */
export function budgetEvents<T extends Stepped>(
  budget: Budget,
): OperatorFunction<T, CadencesChosen | BudgetSpent> {
  return connect((source$: Observable<T>) => {
    const done$ = source$.pipe(ignoreElements());
    return merge(
      budget.choices$.pipe(takeUntil(done$.pipe(endWith(null)))),
      concat(
        done$,
        defer(() => of(budget.spent)),
      ),
    );
  });
}
