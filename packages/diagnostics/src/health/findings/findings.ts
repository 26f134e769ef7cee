import { stateful } from '@weir/core';
import type { Finding, FindingChanged, Stepped } from '@weir/core';
import type { OperatorFunction } from 'rxjs';
import { graver, isWorse } from './gravity.ts';
import type { Judge, Look, Observation } from './judge.ts';

/** How long to wait, counted in values that were judged. */
export interface Patience {
  /** In how many values in a row something must be seen to be raised. Default 1: at once. */
  readonly raiseAfter?: number;
  /**
   * In how many values in a row it must not be seen to be cleared. Default 2: one good batch heals nothing. Doubles each
   * time that it comes back, so that what hovers around a threshold does not come and go.
   */
  readonly clearAfter?: number;
  /**
   * How far a value must move for an update, relative to the larger of itself and its threshold. Default 0.1; for info
   * 0.5, because it may come and go with each batch.
   */
  readonly updateAt?: number;
  /** Whether it is a fact of the start, which no training undoes: it is never cleared. Default false. */
  readonly fact?: boolean;
}

/** A finding that was raised and has not been cleared. */
interface ActiveFinding {
  /** As it was emitted last. */
  emitted: Finding;
  /** As it was at its worst. */
  worst: Finding;
  /** Values in a row in which it was not seen. */
  missed: number;
  /** Values in a row that clear it. */
  readonly clearAfter: number;
}

/** One that has ended, for as long as it would go on if it came back. */
interface Ended {
  readonly finding: Finding;
  readonly clearAfter: number;
  /** Values left. */
  left: number;
}

/** What `findings` keeps from one value to the next. */
interface Followed<State> {
  readonly judge: State;
  /** By subject without an active finding: in how many values in a row it was seen. */
  streaks: Record<string, number>;
  /** In the order they were raised. */
  active: ActiveFinding[];
  ended: Ended[];
}

/** What it kept in checkpoints of 0.1, under other names. */
interface EarlierFollowed<State> extends Omit<Followed<State>, 'active'> {
  readonly standing: readonly (Omit<ActiveFinding, 'emitted'> & { readonly told: Finding })[];
}

/** A finding that ended goes on if it comes back within so many times the values that cleared it. */
const remembered = 10;

/** Values that clear a finding at most, however often it came back. */
const mostPatience = 64;

/**
 * Turns what a rule sees at each value into findings that are raised once, updated when their severity, their units
 * or their value change, and cleared when they have healed. What comes back soon after it was cleared is the same
 * finding again, and harder to clear. The severity is the gravest that it ever was. Between raising and clearing lies a
 * tenth of the threshold: a value within that is `near`, and changes nothing.
 *
 * @param judge One that keeps a state, as `{ initial, look }`, or a function that gives one that keeps none.
 *
 * ```
 * seen      --a--a--b--.--.--.--a--
 *        findings('rule', …)
 * changes   --r-----u-----c-----u--     raised, updated, cleared, and on again
 * ```
 */
export function findings<Value extends Stepped, State extends object = object>(
  rule: string,
  judge: Judge<Value, State> | (() => Look<Value>),
  { raiseAfter = 1, clearAfter = 2, updateAt = 0.1, fact = false }: Patience = {},
): OperatorFunction<Value, FindingChanged> {
  const { initial, look } = typeof judge === 'function' ? withoutState<Value, State>(judge()) : judge;
  const start: Followed<State> = { judge: initial, streaks: {}, active: [], ended: [] };
  const next = (state: Followed<State>, value: Value, emit: (changed: FindingChanged) => void): void => {
    const { step } = value;
    const emitChange = (change: FindingChanged['change'], finding: Finding): Finding => {
      emit({ type: 'finding', change, step, finding: Object.freeze(finding) });
      return finding;
    };

    const miss = (observations: readonly Observation[]) => {
      const seen = new Set(observations.map(({ subject }) => subject));
      const beyond = new Set(observations.flatMap(({ near, subject }) => (near ? [] : [subject])));
      for (const subject of Object.keys(state.streaks))
        if (!beyond.has(subject)) delete state.streaks[subject];
      for (const one of state.ended) one.left--;
      state.ended = state.ended.filter(({ left }) => left > 0);
      if (fact) return;
      for (const one of [...state.active]) {
        const { worst, clearAfter } = one;
        if (seen.has(worst.subject)) continue;
        if (++one.missed < clearAfter) continue;
        state.active.splice(state.active.indexOf(one), 1);
        const finding = emitChange('cleared', { ...worst, step, cleared: step });
        state.ended.push({ finding, clearAfter, left: remembered * clearAfter });
      }
    };

    const meetAgain = (one: ActiveFinding, observation: Observation) => {
      one.missed = 0;
      const { since } = one.worst;
      const severity = graver(one.worst.severity, observation.severity);
      const now = { ...observation, rule, since, step, severity, ...(fact && { fact }) };
      if (isWorse(now, one.worst)) one.worst = now;
      if (hasChanged(one.emitted, now, updateAt))
        one.emitted = emitChange('updated', besideWorst(now, one.worst));
    };

    const meet = (observation: Observation) => {
      const { subject } = observation;
      const streak = (state.streaks[subject] ?? 0) + 1;
      state.streaks[subject] = streak;
      if (streak < raiseAfter) return;
      delete state.streaks[subject];
      const at = state.ended.findIndex(({ finding }) => finding.subject === subject);
      const [before] = at < 0 ? [] : state.ended.splice(at, 1);
      if (!before) {
        const raised = emitChange('raised', {
          ...observation,
          rule,
          since: step,
          step,
          ...(fact && { fact }),
        });
        state.active.push({ emitted: raised, worst: raised, missed: 0, clearAfter });
        return;
      }
      const { cleared: _, ...worst } = before.finding;
      const severity = graver(worst.severity, observation.severity);
      const now = { ...observation, rule, since: worst.since, step, severity, ...(fact && { fact }) };
      state.active.push({
        emitted: emitChange('updated', besideWorst(now, worst)),
        worst: isWorse(now, worst) ? now : worst,
        missed: 0,
        clearAfter: Math.min(2 * before.clearAfter, Math.max(mostPatience, clearAfter)),
      });
    };

    const observations = look(state.judge, value);
    if (!observations) return;
    const { active, ended, streaks } = state;
    if (observations.length + active.length + ended.length === 0 && Object.keys(streaks).length === 0) return; // as nearly always
    miss(observations);
    for (const observation of observations) {
      const one = state.active.find(({ worst }) => worst.subject === observation.subject);
      if (observation.near) {
        if (one) one.missed = 0;
      } else if (one) meetAgain(one, observation);
      else meet(observation);
    }
  };
  return stateful(rule, start, next, read);
}

/** Checkpoints of 0.1 resume too. */
function read<State>(saved: Followed<State> | EarlierFollowed<State>): Followed<State> {
  if (!('standing' in saved)) return saved;
  const { standing, ...rest } = saved;
  return { ...rest, active: standing.map(({ told, ...one }) => ({ ...one, emitted: told })) };
}

/** A state that nobody looks at. */
function withoutState<Value, State extends object>(look: Look<Value>): Judge<Value, State> {
  return { initial: {} as State, look: (_, value) => look(value) }; // the look is never given it
}

/** A finding as it is, with how bad it was where that was worse. */
function besideWorst(now: Finding, worst: Finding): Finding {
  return isWorse(worst, now) ? { ...now, worst: { value: worst.value, step: worst.step } } : now;
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
