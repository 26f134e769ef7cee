import type { Finding } from '@weir/core';

/**
 * What is wrong with one layer, parameter or the run at one step; with a `cause`, where what is measured shows which it
 * is: that one cannot follow from this.
 */
export type Observation = Omit<Finding, 'rule' | 'since' | 'step' | 'cleared' | 'fact' | 'worst'> & {
  /** It is not beyond its threshold, but not clear of it either: this raises nothing, and keeps what was raised. */
  readonly near?: true;
};

/**
 * Looks at one value and says what is wrong with it: at most one observation a subject, none where all is well.
 * `undefined` says that this value cannot be judged, which neither raises nor clears.
 */
export type Look<Value> = (value: Value) => readonly Observation[] | undefined;

/**
 * A judge that remembers: what lives from one value to the next is plain data, which `look` changes in place, so that a
 * checkpoint holds it without the judge having to think of it. No closures, classes, maps or sets.
 */
export interface Judge<Value, State extends object = object> {
  /** The state before any value; each subscription gets a copy. */
  readonly initial: State;
  /** As `Look`, with the state. */
  look(state: State, value: Value): readonly Observation[] | undefined;
}
