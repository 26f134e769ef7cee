import { keeping } from './keeping.ts';

/** A state that lives from one value to the next. Put a new one in its place; never change the old one. */
export interface Kept<State> {
  value: State;
}

/**
 * A state of plain data that a checkpoint saves: call it while being subscribed to, within `defer` or `new Observable`.
 * Outside a run it is an ordinary variable.
 *
 * @param name Unique within the operator.
 */
export function kept<State>(name: string, initial: State): Kept<State> {
  const state: Kept<State> = { value: initial };
  keeping<State>(name, {
    save: () => state.value,
    restore(saved) {
      state.value = saved;
    },
  });
  return state;
}
