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
   * Shown every step, and never thinned: what must see all of them, and what a decision hangs on, which time must not
   * change. Its cost counts. Default false.
   */
  readonly fixed?: boolean;
}

/** One watcher's cadence and costs, under a budget. */
export class Account {
  readonly timings: Timings;
  /** Milliseconds of its first call. */
  firstCall: number | undefined;

  constructor(readonly watcher: BudgetedWatcher) {
    // Rules look closer at every 50th or 100th step. Of what is thinned, a few neighbours share readings in turn.
    this.timings = watcher.fixed ? new Timings(100, 5) : new Timings(4, 5);
  }

  /** Steps between two measurements. */
  every(multiple: number): number {
    return this.watcher.fixed ? this.watcher.every : this.watcher.every * multiple;
  }

  isDue(step: number, multiple: number): boolean {
    const { fixed, every, last } = this.watcher;
    return fixed === true || step % (every * multiple) === 0 || step === last;
  }

  add(time: number): void {
    this.firstCall ??= time;
    this.timings.add(time);
  }

  /** Milliseconds a step at the cadence configured; 0 before it was timed. */
  get perStep(): number {
    const { fixed, every } = this.watcher;
    return (this.timings.typical ?? 0) / (fixed ? 1 : every);
  }
}
