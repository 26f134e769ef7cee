/** How often a budget lets one diagnostic measure, and why. */
export interface BudgetedCadence {
  readonly diagnostic: string;
  /** Steps between two measurements, as configured. */
  readonly configured: number;
  /** The same as chosen: `configured` times the choice's `multiple`, or `configured` where it is fixed. */
  readonly chosen: number;
  /** Whether it cannot be thinned: it must see every step, or it is a health rule. */
  readonly fixed: boolean;
  /** Of asking it once, of late; 0 before it was timed. Not part of what a seed fixes. */
  readonly microseconds: number;
}

/** What a budget decided, and by what figures; none of them is part of what a seed fixes. */
export interface BudgetStatus {
  /** From this step on; of `budgetSpent`, the last one seen. */
  readonly step: number;
  /** Share of the time of plain training steps that watching may take. */
  readonly budget: number;
  /** Share that it has taken so far, first calls included. */
  readonly spent: number;
  /** Share that it takes at the cadences chosen, by the latest timings; above `budget` where that cannot be met. */
  readonly expected: number;
  /** How many times less often than configured everything that can be thinned measures. */
  readonly multiple: number;
  readonly cadences: readonly BudgetedCadence[];
}

/** A budget has chosen cadences, at first or anew. */
export interface CadencesChosen extends BudgetStatus {
  readonly type: 'cadencesChosen';
}

/** What a budget came to, when all steps are done. */
export interface BudgetSpent extends BudgetStatus {
  readonly type: 'budgetSpent';
  /** Seconds of plain training steps. */
  readonly training: number;
  /** Seconds of watching. */
  readonly watching: number;
  /** Part of `watching`: each diagnostic's first call, which compiles it. */
  readonly firstCalls: number;
}
