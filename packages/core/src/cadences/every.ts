import { filter } from 'rxjs';
import type { MonoTypeOperatorFunction } from 'rxjs';

/** Anything that happened at a step. */
export interface Stepped {
  readonly step: number;
}

/**
 * Passes step 0 and every n-th step after it.
 *
 * @throws RangeError if n is not a positive integer.
 */
export function every<T extends Stepped>(n: number): MonoTypeOperatorFunction<T> {
  if (!Number.isInteger(n) || n < 1) {
    throw new RangeError(`every: n must be a positive integer, got ${n}; 1 passes every step`);
  }
  return filter(({ step }) => step % n === 0);
}
