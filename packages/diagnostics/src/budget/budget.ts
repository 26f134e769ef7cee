import type { BudgetSpent, BudgetStatus, CadencesChosen } from '@weir/core';
import { Subject } from 'rxjs';
import type { Observable } from 'rxjs';
import { Account, settlingSteps } from './account.ts';
import type { BudgetedWatcher } from './account.ts';
import { cadencesOf } from './cadencesOf.ts';
import { roundMultiple } from './roundMultiple.ts';
import { Timings } from './timings.ts';

/** Options of `budget`, all with defaults. */
export interface BudgetOptions {
  /** A clock in milliseconds. Default `performance.now`. */
  readonly now?: () => number;
}

/** Steps ahead of the first review; each later one comes when as many again have passed, but at most so many. */
const firstReview = 8;
const longestWait = 1000;

/**
 * Part of the budget that a choice aims at. What is left keeps small changes from needing another choice, and is for
 * what no clock beside a watcher sees: the collector's pauses, caches gone cold.
 */
const aim = 0.8;

/** Part of the budget that what can be thinned gets even where what is fixed exceeds it: no run goes unmeasured. */
const least = 0.1;

/** Part of the budget that thinning must save to be worth a change. */
const saving = 0.1;

/** How many times more often things must be able to measure for cadences to be tightened. */
const worthwhile = 1.5;

/** A budget's state as plain data; all of it depends on time. */
export interface SavedBudget {
  readonly multiple: number;
  readonly nextReview: number;
  readonly hasReported: boolean;
  /** Milliseconds, as `watching` and `firstCalls`. */
  readonly training: number;
  readonly watching: number;
  readonly firstCalls: number;
}

/**
 * Keeps what all that watches one run takes within a share of the time of its plain steps, by thinning cadences:
 * `Σ costᵢ / everyᵢ ≤ share · plain step`. Attach diagnostics by `budgeted(budget, …)`.
 *
 * All that can be thinned is thinned by one common multiple of its configured cadence. So the proportions stay as they
 * were configured, measurements stay on a grid, and what shared a reading still does: a reading is computed for the
 * first who asks, so a diagnostic thinned alone would only hand its bill to the next. Hence cost falls as 1 / multiple
 * and the choice comes true. Multiples are round (`roundMultiple`), at most 1000.
 *
 * Costs are timed around each asking, with what subscribers do with the measurement at once; a plain step is the time
 * between the last watcher of one step and the first of the next. `budgetEvents`, attached after all others, counts
 * what passing a step by them takes too; by how much a measurement lengthens the step after it is part of its cost. Medians of both are compared at steps 8, 16, 32, …,
 * then every 1000; cadences are thinned when the budget is exceeded, and tightened when it allows, at two reviews in a
 * row, for measuring 1.5 times as often. Until step 8 they are as configured.
 *
 * What is fixed is paid first. Where it leaves less than a tenth of the budget, the rest gets that tenth all the same,
 * so that no run goes unmeasured, and `expected` says what it comes to. Which steps are measured depends on time;
 * training does not. A budget is of one run.
 *
 * @param share Above 0 and at most 1: 0.05 for 5 %.
 * @throws RangeError if it is not.
 */
export class Budget {
  private readonly accounts = new Set<Account>();
  private readonly leaving = new Set<Account>();
  private readonly choices = new Subject<CadencesChosen>();
  private readonly plain = new Timings(4, 4, 15);
  /** Plain steps that follow a measurement: caches hold its tensors then, and its garbage is due. */
  private readonly after = new Timings(4, 4, 15);
  /** What passing a step by those whose turn it is not takes. */
  private readonly passing = new Timings(settlingSteps, 4, 15);
  private readonly now: () => number;
  private current = -1;
  private multiple = 1;
  private nextReview = firstReview;
  private hasReported = false;
  private wasWorthwhile = false;
  /** When the last watcher was done with the step at hand; `undefined` where the time since is no training. */
  private left: number | undefined;
  private arrived = 0;
  private measuring = 0;
  private hasMeasured = false;
  private training = 0;
  private watching = 0;
  private firstCalls = 0;

  /** Each choice as it is made: the first one when all has been timed or something is thinned, then changes. */
  readonly choices$: Observable<CadencesChosen> = this.choices.asObservable();

  constructor(
    readonly share: number,
    { now = () => performance.now() }: BudgetOptions = {},
  ) {
    if (!(share > 0 && share <= 1)) {
      throw new RangeError(
        `Budget: share must be above 0 and at most 1, got ${share}; 0.05 lets watching take 5 % of training's time`,
      );
    }
    this.now = now;
  }

  /** What has been spent so far. */
  get spent(): BudgetSpent {
    const { training, watching, firstCalls } = this;
    return {
      type: 'budgetSpent',
      ...this.status(Math.max(0, this.current)),
      training: training / 1000,
      watching: watching / 1000,
      firstCalls: firstCalls / 1000,
    };
  }

  /** What lives on in a checkpoint: the cadences chosen and what was spent. Timings are of a process, and taken anew. */
  save(): SavedBudget {
    const { multiple, nextReview, hasReported, training, watching, firstCalls } = this;
    return { multiple, nextReview, hasReported, training, watching, firstCalls };
  }

  restore(saved: SavedBudget): void {
    const { multiple, nextReview, hasReported, training, watching, firstCalls } = saved;
    Object.assign(this, { multiple, nextReview, hasReported, training, watching, firstCalls });
  }

  /** Says that no step follows for now: the time until the next one is no training. */
  pause(): void {
    this.left = undefined;
  }

  /** Takes a watcher in, until `close`. */
  open(watcher: BudgetedWatcher): Account {
    const account = new Account(watcher);
    this.accounts.add(account);
    return account;
  }

  /** Lets one go. It is counted to the end of its last step, so that the last `budgetSpent` holds all. */
  close(account: Account): void {
    this.leaving.add(account);
  }

  /** Shows a step to a watcher, if it is its turn, and times what it does. */
  show(account: Account, step: number, measure: () => void): void {
    if (step !== this.current) this.begin(step);
    if (!account.isDue(step, this.multiple)) return;
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

  /** Says that all watchers have had a step: what they took besides being asked is counted too. */
  leave(step: number): void {
    if (step !== this.current) return;
    this.left = this.now();
    const passing = this.left - this.arrived - this.measuring;
    this.passing.add(passing);
    this.watching += passing;
  }

  private begin(step: number): void {
    const arrived = this.now();
    if (this.left !== undefined) {
      this.training += arrived - this.left;
      (this.hasMeasured ? this.after : this.plain).add(arrived - this.left);
    }
    for (const account of this.leaving) this.accounts.delete(account);
    this.leaving.clear();
    this.current = step;
    this.measuring = 0;
    this.hasMeasured = false;
    if (step >= this.nextReview) this.review(step);
    this.arrived = this.left = this.now();
    this.watching += this.left - arrived;
  }

  private review(step: number): void {
    this.nextReview = step + Math.min(Math.max(step, firstReview), longestWait);
    if (this.plainStep === 0) return;
    const wanted = roundMultiple(this.needed);
    const before = this.multiple;
    if (this.mustThin(wanted) || this.mayTighten(wanted)) this.multiple = wanted;
    const isKnown = [...this.accounts].every(({ timings }) => timings.typical !== undefined);
    if (this.multiple === before && (this.hasReported || !isKnown)) return;
    this.hasReported = true;
    this.choices.next({ type: 'cadencesChosen', ...this.status(step) });
  }

  private mustThin(wanted: number): boolean {
    const expected = this.expected(this.multiple);
    return expected > this.share && expected - this.expected(wanted) > saving * this.share;
  }

  /** Whether it was worthwhile at two reviews in a row: one may have met an odd moment. */
  private mayTighten(wanted: number): boolean {
    const isWorthwhile = wanted * worthwhile <= this.multiple;
    const wasWorthwhile = this.wasWorthwhile;
    this.wasWorthwhile = isWorthwhile;
    return isWorthwhile && wasWorthwhile;
  }

  /** By how much all must be thinned to take what the choice aims at. */
  private get needed(): number {
    const allowed = this.share * this.plainStep;
    return this.costs(false) / Math.max(aim * allowed - this.costs(true), least * allowed);
  }

  private expected(multiple: number): number {
    const { plainStep } = this;
    return plainStep > 0 ? (this.costs(true) + this.costs(false) / multiple) / plainStep : 0;
  }

  /** Milliseconds a step at the cadences configured, of what is fixed or of what is not. */
  private costs(fixed: boolean): number {
    let sum = fixed ? (this.passing.typical ?? 0) : this.aftermath;
    for (const account of this.accounts)
      if ((account.watcher.fixed ?? false) === fixed) sum += account.perStep;
    return sum;
  }

  /** Milliseconds; 0 before it was timed. */
  private get plainStep(): number {
    return this.plain.typical ?? this.after.typical ?? 0;
  }

  /** Milliseconds a step, at the cadences configured, by which measurements lengthen the steps after them. */
  private get aftermath(): number {
    const { typical: after = 0 } = this.after;
    const { typical: plain = after } = this.plain;
    let every = Infinity;
    for (const { watcher } of this.accounts)
      if (watcher.fixed !== true) every = Math.min(every, watcher.every);
    return Math.max(0, after - plain) / every;
  }

  private status(step: number): BudgetStatus {
    const { multiple, training, watching } = this;
    return {
      step,
      budget: this.share,
      spent: training > 0 ? watching / training : 0,
      expected: this.expected(multiple),
      multiple,
      cadences: cadencesOf(this.accounts, multiple),
    };
  }
}
