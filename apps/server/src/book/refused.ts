import { catchError } from 'rxjs';
import type { MonoTypeOperatorFunction } from 'rxjs';
import { RunRefusedError } from './runRefusedError.ts';

/** What a run is refused for, in the words of what refused it. */
export async function refused<Value>(make: () => Value | Promise<Value>): Promise<Value> {
  try {
    return await make();
  } catch (error) {
    throw asRefused(error);
  }
}

/** The same of a stream's error. */
export const refusing = <Value>(): MonoTypeOperatorFunction<Value> =>
  catchError((error: unknown) => {
    throw asRefused(error);
  });

const asRefused = (error: unknown): RunRefusedError =>
  new RunRefusedError(error instanceof Error ? error.message : String(error), { cause: error });
