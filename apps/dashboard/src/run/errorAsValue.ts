import { catchError, of } from 'rxjs';
import type { OperatorFunction } from 'rxjs';

/** A run's stream ended with an error. */
export interface RunFailed {
  readonly type: 'failed';
  readonly name: string;
  readonly message: string;
}

/** Makes the error that a run ends with a last value, so that it can be folded with the rest. */
export function errorAsValue<Event>(): OperatorFunction<Event, Event | RunFailed> {
  return catchError((error: unknown) => {
    const { name, message } = error instanceof Error ? error : { name: 'Error', message: String(error) };
    return of<RunFailed>({ type: 'failed', name, message });
  });
}
