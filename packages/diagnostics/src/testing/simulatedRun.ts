import type { BudgetSpent, CadencesChosen, Stepped } from '@weir/core';
import { Subject, pipe, take, tap } from 'rxjs';
import { Budget } from '../budget/budget.ts';
import { budgetEvents } from '../budget/budgetEvents.ts';
import { budgeted } from '../budget/budgeted.ts';
import type { BudgetedWatcher } from '../budget/budgeted.ts';

/** A run on a clock that moves by what is said to take time: plain steps of 1 ms by default. */
export function simulatedRun(share: number) {
  let time = 0;
  let step = 0;
  const budget = new Budget(share, { now: () => time });
  const steps$ = new Subject<Stepped>();
  const events: (CadencesChosen | BudgetSpent)[] = [];
  steps$.pipe(budgetEvents(budget)).subscribe((event) => events.push(event));
  return {
    budget,
    steps$,
    /** What the budget has emitted. */
    events,
    /** Attaches a diagnostic that takes so many milliseconds, for so many calls; returns the steps at which it is asked. */
    watch(watcher: BudgetedWatcher, cost: (step: number) => number, calls = Infinity): readonly number[] {
      const asked: number[] = [];
      const diagnostic = pipe(
        tap<Stepped>((at) => {
          asked.push(at.step);
          time += cost(at.step);
        }),
        take(calls),
      );
      steps$.pipe(budgeted(budget, watcher, diagnostic)).subscribe();
      return asked;
    },
    /** Trains for so many steps. */
    run(steps: number, plain: (step: number) => number = () => 1): void {
      for (const end = step + steps; step < end; step++) {
        time += plain(step);
        steps$.next({ step });
      }
    },
    /** Lets time pass in which nothing is trained. */
    wait(milliseconds: number): void {
      time += milliseconds;
    },
  };
}
