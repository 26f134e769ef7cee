import { createDraft, finishDraft } from 'immer';
import { defer, map } from 'rxjs';
import type { OperatorFunction } from 'rxjs';
import { kept } from '../state/kept.ts';
import type { Retention } from './retention.ts';
import { keepAll } from './retention.ts';

/**
 * How a state grows by values: `add` changes a draft, and immer makes the next immutable state of it.
 * Immer neither copies nor freezes typed arrays, so keep plain arrays in the state.
 */
export interface Fold<State extends object, Value> {
  /** The state before any value. */
  readonly initial: State;
  add(draft: State, value: Value, retain: Retention): void;
}

/**
 * Folds each value into an immutable state and emits the state.
 *
 * Unlike `scan`, each subscription starts from the fold's own initial state, and histories are bounded by
 * `retain`.
 *
 * @param retain What a history does when it grows. Default: keeps all.
 */
export function fold<State extends object, Value>(
  { initial, add }: Fold<State, Value>,
  retain: Retention = keepAll,
): OperatorFunction<Value, State> {
  return (source) =>
    defer(() => {
      const state = kept('fold', initial);
      return source.pipe(
        map((value) => {
          const draft = createDraft(state.value) as State; // a draft of State has its properties, writable
          add(draft, value, retain);
          state.value = finishDraft(draft) as State;
          return state.value;
        }),
      );
    });
}
