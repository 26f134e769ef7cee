import { ReplaySubject, share } from 'rxjs';
import type { MonoTypeOperatorFunction } from 'rxjs';

/** One subscription for all; whoever comes late gets the newest value at once, and the last leaves nothing behind. */
export function shareNewest<T>(): MonoTypeOperatorFunction<T> {
  return share({
    connector: () => new ReplaySubject<T>(1),
    resetOnComplete: false,
    resetOnError: false,
    resetOnRefCountZero: true,
  });
}
