import type { BudgetSpent, BudgetStatus, CadencesChosen } from '@weir/core';
import { Subject } from 'rxjs';
import type { Observable } from 'rxjs';
import { Account } from './account.ts';
import type { BudgetedWatcher } from './account.ts';
import { cadencesOf } from './cadencesOf.ts';
import { Ledger } from './ledger.ts';
import type { Taken } from './ledger.ts';
import { roundMultiple } from './roundMultiple.ts';

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
export interface SavedBudget extends Taken {
  readonly multiple: number;
  readonly nextReview: number;
  readonly hasReported: boolean;
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
  private readonly ledger: Ledger;
  private multiple = 1;
  private nextReview = firstReview;
  private hasReported = false;
  private wasWorthwhile = false;

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
    this.ledger = new Ledger(now);
  }

  /** What has been spent so far. */
  get spent(): BudgetSpent {
    const { training, watching, firstCalls } = this.ledger.taken;
    return {
      type: 'budgetSpent',
      ...this.status(Math.max(0, this.ledger.step)),
      training: training / 1000,
      watching: watching / 1000,
      firstCalls: firstCalls / 1000,
    };
  }

  /** What lives on in a checkpoint: the cadences chosen and what was spent. Timings are of a process, and taken anew. */
  save(): SavedBudget {
    const { multiple, nextReview, hasReported } = this;
    return { multiple, nextReview, hasReported, ...this.ledger.taken };
  }

  restore({ multiple, nextReview, hasReported, ...taken }: SavedBudget): void {
    Object.assign(this, { multiple, nextReview, hasReported });
    this.ledger.restore(taken);
  }

  /** Says that no step follows for now: the time until the next one is no training. */
  pause(): void {
    this.ledger.pause();
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
    if (step !== this.ledger.step) this.begin(step);
    if (account.isDue(step, this.multiple)) this.ledger.time(account, measure);
  }

  /** Says that all watchers have had a step: what they took besides being asked is counted too. */
  leave(step: number): void {
    if (step === this.ledger.step) this.ledger.leave();
  }

  private begin(step: number): void {
    this.ledger.begin(step, () => {
      for (const account of this.leaving) this.accounts.delete(account);
      this.leaving.clear();
      if (step >= this.nextReview) this.review(step);
    });
  }

  private review(step: number): void {
    this.nextReview = step + Math.min(Math.max(step, firstReview), longestWait);
    if (this.ledger.plainStep === 0) return;
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
    const allowed = this.share * this.ledger.plainStep;
    return this.costs(false) / Math.max(aim * allowed - this.costs(true), least * allowed);
  }

  private expected(multiple: number): number {
    const { plainStep } = this.ledger;
    return plainStep > 0 ? (this.costs(true) + this.costs(false) / multiple) / plainStep : 0;
  }

  /** Milliseconds a step at the cadences configured, of what is fixed or of what is not. */
  private costs(fixed: boolean): number {
    let sum = fixed ? this.ledger.passing : this.aftermath;
    for (const account of this.accounts)
      if ((account.watcher.fixed ?? false) === fixed) sum += account.perStep;
    return sum;
  }

  /** Milliseconds a step, at the cadences configured, by which measurements lengthen the steps after them. */
  private get aftermath(): number {
    let every = Infinity;
    for (const { watcher } of this.accounts)
      if (watcher.fixed !== true) every = Math.min(every, watcher.every);
    return this.ledger.aftermath / every;
  }

  private status(step: number): BudgetStatus {
    const { multiple } = this;
    const { training, watching } = this.ledger.taken;
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
