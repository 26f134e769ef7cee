import { Observable } from 'rxjs';
import type { MonoTypeOperatorFunction } from 'rxjs';

/**
 * Passes values while they are seen, the newest when they come into sight, and the last in any case.
 *
 * @param seen$ Whether they are; until it says so they are not.
 * @param always Lets a value pass all the same: the first that there is to see.
 */
export function seenOrLast<T>(
  seen$: Observable<boolean>,
  always: () => boolean,
): MonoTypeOperatorFunction<T> {
  return (source) =>
    new Observable((subscriber) => {
      let seen = false;
      let waiting: { readonly value: T } | undefined;
      const flush = () => {
        if (!waiting) return;
        const { value } = waiting;
        waiting = undefined;
        subscriber.next(value);
      };
      subscriber.add(
        seen$.subscribe((now) => {
          seen = now;
          if (seen) flush();
        }),
      );
      subscriber.add(
        source.subscribe({
          next(value) {
            waiting = { value };
            if (seen || always()) flush();
          },
          error: (error: unknown) => subscriber.error(error),
          complete() {
            flush();
            subscriber.complete();
          },
        }),
      );
    });
}
