import type { Stepped } from '@weir/core';
import { map, range } from 'rxjs';
import { TestScheduler } from 'rxjs/testing';
import { describe, expect, it } from 'vitest';
import { simulatedRun } from '../testing/simulatedRun.ts';
import { Budget } from './budget.ts';
import { budgetEvents } from './budgetEvents.ts';

const steps: Record<string, Stepped> = { 0: { step: 0 }, 1: { step: 1 } };
const run = (test: Parameters<TestScheduler['run']>[0]) =>
  new TestScheduler((actual, expected) => expect(actual).toEqual(expected)).run(test);
const still = () => new Budget(0.05, { now: () => 0 });

describe('budgetEvents', () => {
  it('emits what was spent when the source completes, of a budget that had nothing to choose', () => {
    let time = 0;
    const budget = new Budget(0.5, { now: () => time });
    const source$ = range(0, 10).pipe(
      map((step) => {
        time += 1;
        return { step };
      }),
    );
    const events: unknown[] = [];
    source$.pipe(budgetEvents(budget)).subscribe((event) => events.push(event));
    expect(events).toEqual([budget.spent]);
    expect(events).toMatchObject([{ type: 'budgetSpent', budget: 0.5, watching: 0, cadences: [] }]);
  });

  it('emits a choice at the step at which it is made', () => {
    const { events, watch, run: train } = simulatedRun(0.05);
    watch({ diagnostic: 'activations', every: 1 }, () => 0.54);
    train(8);
    expect(events).toEqual([]);
    train(1);
    expect(events).toMatchObject([{ type: 'cadencesChosen', step: 8, multiple: 15 }]);
  });

  it('ends with its source, by an error too, and lets go of it when nobody listens', () => {
    run(({ cold, expectObservable, expectSubscriptions }) => {
      expectObservable(cold('-0-#', steps).pipe(budgetEvents(still()))).toBe('---#');
      const unending$ = cold('-0-1', steps);
      expectObservable(unending$.pipe(budgetEvents(still())), '^--!').toBe('----');
      expectSubscriptions(unending$.subscriptions).toBe('^--!');
    });
  });
});
