import { Observable } from 'rxjs';
import type { OperatorFunction } from 'rxjs';
import { keeping } from './keeping.ts';
import { treeCopy } from './treeCopy.ts';

/**
 * An operator whose state is plain data that changes in place, and that a checkpoint saves: at each value `next` changes
 * the state and emits what there is to emit, nothing or several. What it throws goes down the stream.
 *
 * @param name Unique within the operator.
 * @param initial The state before any value: records, arrays, numbers, text; each subscription gets a copy.
 * @param read Makes a state of what an earlier version saved, where that had another form. Default: it is taken as it is.
 */
export function stateful<State extends object, Value, Result>(
  name: string,
  initial: State,
  next: (state: State, value: Value, emit: (result: Result) => void) => void,
  read: (saved: State) => State = (saved) => saved,
): OperatorFunction<Value, Result> {
  return (source) =>
    new Observable((subscriber) => {
      let state = treeCopy(initial);
      keeping<State>(name, {
        save: () => treeCopy(state),
        restore: (saved) => (state = read(treeCopy(saved))),
      });
      const emit = (result: Result) => subscriber.next(result);
      return source.subscribe({
        next(value) {
          try {
            next(state, value, emit);
          } catch (error) {
            subscriber.error(error);
          }
        },
        error: (error: unknown) => subscriber.error(error),
        complete: () => subscriber.complete(),
      });
    });
}
