import type { Finding, FindingChanged, Stepped } from '@weir/core';
import { Observable } from 'rxjs';
import type { OperatorFunction } from 'rxjs';

/** What is wrong with one layer, parameter or the run at one step. */
export type Observation = Omit<Finding, 'rule' | 'since' | 'step'>;

/**
 * Looks at one value and says what is wrong with it: at most one observation a subject, none where all is well.
 * `undefined` says that this value cannot be judged, which neither raises nor clears.
 */
export type Judge<Value> = (value: Value) => readonly Observation[] | undefined;

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

/**
 * Turns what a rule sees at each value into findings that are raised once, updated when their severity, their units
 * or their value change, and cleared when they have healed.
 *
 * @param judge Makes the judge of one subscription, which may keep state.
 *
 * ```
 * seen      --a--a--b--.--.--.
 *        findings('rule', …)
 * changes   --r-----u-----c---     raised, updated, cleared
 * ```
 */
export function findings<Value extends Stepped>(
  rule: string,
  judge: () => Judge<Value>,
  { raiseAfter = 1, clearAfter = 2, updateAt = 0.1 }: Patience = {},
): OperatorFunction<Value, FindingChanged> {
  return (source) =>
    new Observable((subscriber) => {
      const look = judge();
      const streaks = new Map<string, number>();
      const raised = new Map<string, { readonly finding: Finding; readonly missed: number }>();

      const emit = (change: FindingChanged['change'], step: number, finding: Finding) => {
        if (change === 'cleared') raised.delete(finding.subject);
        else raised.set(finding.subject, { finding, missed: 0 });
        subscriber.next({ type: 'finding', change, step, finding: Object.freeze(finding) });
      };
      const miss = (step: number, seen: ReadonlySet<string>) => {
        for (const subject of streaks.keys()) if (!seen.has(subject)) streaks.delete(subject);
        for (const [subject, { finding, missed }] of raised) {
          if (seen.has(subject)) continue;
          if (missed + 1 >= clearAfter) emit('cleared', step, { ...finding, step });
          else raised.set(subject, { finding, missed: missed + 1 });
        }
      };
      const meet = (step: number, observation: Observation) => {
        const before = raised.get(observation.subject)?.finding;
        if (before) {
          const now = { ...observation, rule, since: before.since, step };
          if (hasChanged(before, now, updateAt)) emit('updated', step, now);
          else raised.set(before.subject, { finding: before, missed: 0 });
          return;
        }
        const streak = (streaks.get(observation.subject) ?? 0) + 1;
        streaks.set(observation.subject, streak);
        if (streak >= raiseAfter) emit('raised', step, { ...observation, rule, since: step, step });
      };

      return source.subscribe({
        next(value) {
          let observations: readonly Observation[] | undefined;
          try {
            observations = look(value);
          } catch (error) {
            subscriber.error(error);
            return;
          }
          if (!observations) return;
          if (observations.length === 0 && raised.size === 0 && streaks.size === 0) return; // as nearly always
          miss(value.step, new Set(observations.map(({ subject }) => subject)));
          for (const observation of observations) meet(value.step, observation);
        },
        error: (error: unknown) => subscriber.error(error),
        complete: () => subscriber.complete(),
      });
    });
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
