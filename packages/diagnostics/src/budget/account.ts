import { Timings } from './timings.ts';

/** What a budget is to know of something that watches. */
export interface BudgetedWatcher {
  /** Name, as in events. */
  readonly diagnostic: string;
  /** Cadence as configured: step 0 and every so many steps. The budget never goes below. */
  readonly every: number;
  /** A step that is always measured besides: the last one of a run. */
  readonly last?: number;
  /**
   * Never thinned, though its cost counts: what must see every step (at an `every` of 1), and what a decision hangs on,
   * which time must not change. Default false.
   */
  readonly fixed?: boolean;
}

/** Steps after which what runs at each is compiled. */
export const settlingSteps = 100;

/** One watcher's cadence and costs, under a budget. */
export class Account {
  readonly timings: Timings;
  /** Milliseconds of its first call. */
  firstCall: number | undefined;

  constructor(readonly watcher: BudgetedWatcher) {
    // What is fixed would outweigh a budget while it is being compiled, and nothing can be done about it.
    const first = watcher.fixed ? Math.ceil(settlingSteps / watcher.every) : 1;
    this.timings = new Timings(first, 4, 5);
  }

  /** Steps between two measurements. */
  every(multiple: number): number {
    return this.watcher.fixed ? this.watcher.every : this.watcher.every * multiple;
  }

  isDue(step: number, multiple: number): boolean {
    return step % this.every(multiple) === 0 || step === this.watcher.last;
  }

  add(time: number): void {
    this.firstCall ??= time;
    this.timings.add(time);
  }

  /** Milliseconds a step at the cadence configured; 0 before it was timed. */
  get perStep(): number {
    return (this.timings.typical ?? 0) / this.watcher.every;
  }
}
