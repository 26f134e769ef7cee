import { settlingSteps } from './account.ts';
import type { Account } from './account.ts';
import { Timings } from './timings.ts';

/** Milliseconds that a run has taken so far: plain data, for checkpoints. */
export interface Taken {
  readonly training: number;
  readonly watching: number;
  /** Of `watching`, what the first call of each watcher took. */
  readonly firstCalls: number;
}

/**
 * Times a run's steps and those who watch them: what they took in all, and what they take as a rule. The time between the
 * last watcher of one step and the first of the next is a plain step, of training; all else is watching.
 */
export class Ledger {
  private readonly plain = new Timings(4, 4, 15);
  /** Plain steps that follow a measurement: caches hold its tensors then, and its garbage is due. */
  private readonly after = new Timings(4, 4, 15);
  private readonly passings = new Timings(settlingSteps, 4, 15);
  private current = -1;
  /** When the last watcher was done with the step at hand; `undefined` where the time since is no training. */
  private left: number | undefined;
  private arrived = 0;
  private measuring = 0;
  private hasMeasured = false;
  private training = 0;
  private watching = 0;
  private firstCalls = 0;

  /** @param now A clock in milliseconds. */
  constructor(private readonly now: () => number) {}

  /** The step at hand; −1 ahead of the first. */
  get step(): number {
    return this.current;
  }

  get taken(): Taken {
    const { training, watching, firstCalls } = this;
    return { training, watching, firstCalls };
  }

  /** Goes on from what was taken before. Timings are of a process, and taken anew. */
  restore({ training, watching, firstCalls }: Taken): void {
    Object.assign(this, { training, watching, firstCalls });
  }

  /** Says that no step follows for now: the time until the next one is no training. */
  pause(): void {
    this.left = undefined;
  }

  /**
   * A step has come.
   *
   * @param prepare Done ahead of its watchers, and counted as watching.
   */
  begin(step: number, prepare: () => void): void {
    const arrived = this.now();
    if (this.left !== undefined) {
      this.training += arrived - this.left;
      (this.hasMeasured ? this.after : this.plain).add(arrived - this.left);
    }
    this.current = step;
    this.measuring = 0;
    this.hasMeasured = false;
    prepare();
    this.arrived = this.left = this.now();
    this.watching += this.left - arrived;
  }

  /** Times what a watcher does. */
  time(account: Account, measure: () => void): void {
    const start = this.now();
    try {
      measure();
    } finally {
      this.left = this.now();
      const time = this.left - start;
      if (account.firstCall === undefined) this.firstCalls += time;
      account.add(time);
      this.watching += time;
      this.measuring += time;
      if (account.watcher.fixed !== true) this.hasMeasured = true;
    }
  }

  /** All watchers have had the step at hand: what they took besides being asked is counted too. */
  leave(): void {
    this.left = this.now();
    const passing = this.left - this.arrived - this.measuring;
    this.passings.add(passing);
    this.watching += passing;
  }

  /** Of a step that nobody measures; 0 before it was timed. */
  get plainStep(): number {
    return this.plain.typical ?? this.after.typical ?? 0;
  }

  /** By how much a measurement lengthens the step after it. */
  get aftermath(): number {
    const { typical: after = 0 } = this.after;
    const { typical: plain = after } = this.plain;
    return Math.max(0, after - plain);
  }

  /** Of passing a step by those whose turn it is not. */
  get passing(): number {
    return this.passings.typical ?? 0;
  }
}
