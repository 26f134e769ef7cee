import { stateful } from '@weir/core';
import type { Finding, FindingChanged, Stepped } from '@weir/core';
import type { OperatorFunction } from 'rxjs';
import type { Judge, Look, Observation } from './judge.ts';

/** How long to wait, counted in values that were judged. */
export interface Patience {
  /** In how many values in a row something must be seen to be raised. Default 1: at once. */
  readonly raiseAfter?: number;
  /** In how many values in a row it must not be seen to be cleared. Default 2: one good batch heals nothing. */
  readonly clearAfter?: number;
  /**
   * How far a value must move for an update, relative to the larger of itself and its threshold. Default 0.1; for info
   * 0.5, because it may come and go with each batch.
   */
  readonly updateAt?: number;
}

/** What `findings` keeps from one value to the next. */
interface Followed<State> {
  readonly judge: State;
  /** By subject that is not raised: in how many values in a row it was seen. */
  streaks: Record<string, number>;
  /** What stands, in the order it was raised. */
  raised: { readonly finding: Finding; readonly missed: number }[];
}

/**
 * Turns what a rule sees at each value into findings that are raised once, updated when their severity, their units
 * or their value change, and cleared when they have healed.
 *
 * @param judge One that keeps a state, as `{ initial, look }`, or a function that gives one that keeps none.
 *
 * ```
 * seen      --a--a--b--.--.--.
 *        findings('rule', …)
 * changes   --r-----u-----c---     raised, updated, cleared
 * ```
 */
export function findings<Value extends Stepped, State extends object = object>(
  rule: string,
  judge: Judge<Value, State> | (() => Look<Value>),
  { raiseAfter = 1, clearAfter = 2, updateAt = 0.1 }: Patience = {},
): OperatorFunction<Value, FindingChanged> {
  const { initial, look } = typeof judge === 'function' ? withoutState<Value, State>(judge()) : judge;
  const start: Followed<State> = { judge: initial, streaks: {}, raised: [] };
  return stateful(rule, start, (state, value, emit: (changed: FindingChanged) => void) => {
    const change = (change: FindingChanged['change'], step: number, finding: Finding) => {
      const at = state.raised.findIndex(({ finding: { subject } }) => subject === finding.subject);
      if (change === 'cleared') state.raised.splice(at, 1);
      else if (at < 0) state.raised.push({ finding, missed: 0 });
      else state.raised[at] = { finding, missed: 0 };
      emit({ type: 'finding', change, step, finding: Object.freeze(finding) });
    };

    const miss = (step: number, seen: ReadonlySet<string>) => {
      for (const subject of Object.keys(state.streaks)) if (!seen.has(subject)) delete state.streaks[subject];
      for (const entry of [...state.raised]) {
        const { finding, missed } = entry;
        if (seen.has(finding.subject)) continue;
        if (missed + 1 >= clearAfter) change('cleared', step, { ...finding, step });
        else state.raised[state.raised.indexOf(entry)] = { finding, missed: missed + 1 };
      }
    };

    const meet = (step: number, observation: Observation) => {
      const at = state.raised.findIndex(({ finding: { subject } }) => subject === observation.subject);
      const before = state.raised[at]?.finding;
      if (before) {
        const now = { ...observation, rule, since: before.since, step };
        if (hasChanged(before, now, updateAt)) change('updated', step, now);
        else state.raised[at] = { finding: before, missed: 0 };
        return;
      }
      const streak = (state.streaks[observation.subject] ?? 0) + 1;
      state.streaks[observation.subject] = streak;
      if (streak >= raiseAfter) change('raised', step, { ...observation, rule, since: step, step });
    };

    const observations = look(state.judge, value);
    if (!observations) return;
    if (observations.length + state.raised.length === 0 && Object.keys(state.streaks).length === 0) return; // as nearly always
    miss(value.step, new Set(observations.map(({ subject }) => subject)));
    for (const observation of observations) meet(value.step, observation);
  });
}

/** A state that nobody looks at. */
function withoutState<Value, State extends object>(look: Look<Value>): Judge<Value, State> {
  return { initial: {} as State, look: (_, value) => look(value) }; // the look is never given it
}

function hasChanged(before: Finding, now: Finding, updateAt: number): boolean {
  if (before.severity !== now.severity) return true;
  const passing = now.severity === 'info';
  const size = Math.max(Math.abs(before.value), Math.abs(before.threshold));
  return (
    Math.abs(now.value - before.value) > (passing ? Math.max(updateAt, 0.5) : updateAt) * size ||
    (!passing && before.units?.join() !== now.units?.join())
  );
}
