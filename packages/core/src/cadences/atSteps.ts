import { filter } from 'rxjs';
import type { MonoTypeOperatorFunction } from 'rxjs';
import type { Stepped } from './every.ts';

/** Passes the steps named, and no others: `atSteps([0, 999])` for the first and last of a thousand. */
export function atSteps<T extends Stepped>(steps: Iterable<number>): MonoTypeOperatorFunction<T> {
  const wanted = new Set(steps);
  return filter(({ step }) => wanted.has(step));
}
