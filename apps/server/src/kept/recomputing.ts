import { defer, finalize } from 'rxjs';
import type { Observable } from 'rxjs';

/** Pasts that are being computed again: that is training, too, and is counted with it. */
export interface Recomputing {
  /** How many there are now. */
  readonly count: number;
  /** One that is over with the subscription, or ahead of it. */
  until<Value>(computed$: Observable<Value>): Observable<Value>;
}

/**
 * Counts what is computed again.
 *
 * @param admit Throws where as many train as may: then nothing is computed, and the stream errors with it.
 */
export function recomputing(admit: () => void): Recomputing {
  let count = 0;
  return {
    get count() {
      return count;
    },
    until: (computed$) =>
      defer(() => {
        admit();
        count += 1;
        return computed$.pipe(finalize(() => (count -= 1)));
      }),
  };
}
