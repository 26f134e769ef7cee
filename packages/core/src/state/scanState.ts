import { defer, map } from 'rxjs';
import type { OperatorFunction } from 'rxjs';
import { kept } from './kept.ts';

/**
 * RxJS's `scan` with a state that a checkpoint saves: each value makes the next state, of plain data, and what is
 * emitted.
 *
 * @param initial The state before any value.
 * @param step Returns the next state, and what to emit.
 */
export function scanState<State, Value, Result>(
  initial: State,
  step: (state: State, value: Value) => readonly [State, Result],
): OperatorFunction<Value, Result> {
  return (source) =>
    defer(() => {
      const state = kept('scan', initial);
      return source.pipe(
        map((value) => {
          const [next, result] = step(state.value, value);
          state.value = next;
          return result;
        }),
      );
    });
}
