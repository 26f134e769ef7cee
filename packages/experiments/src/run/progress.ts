import { keeping } from '@weir/core';
import type { RunProgress, Snapshot } from '@weir/core';
import { Observable, Subject, takeUntil } from 'rxjs';
import type { OperatorFunction } from 'rxjs';

/**
 * Gathers the losses of `size` steps into one event; what is left when the run pauses or ends is an event too. A step whose loss
 * is logged shares its event with none of another rate, so that the event's is its own.
 *
 * @param flush$ Flushes the losses so far: no step will follow for now, or one at another rate.
 * @param logEvery Steps between two that are logged. Default: none is.
 */
export function progress(
  size: number,
  seconds: () => number,
  flush$: Observable<unknown>,
  logEvery = Infinity,
): OperatorFunction<Snapshot, RunProgress> {
  return (source) =>
    new Observable((subscriber) => {
      let losses: number[] = [];
      let last: Pick<Snapshot, 'step' | 'learningRate'> | undefined;
      keeping('progress', {
        save: () => ({
          losses: [...losses],
          last: last && { step: last.step, learningRate: last.learningRate },
        }),
        restore(saved: { readonly losses: readonly number[]; readonly last?: typeof last }) {
          losses = [...saved.losses];
          last = saved.last;
        },
      });
      const flush = () => {
        if (!last || losses.length === 0) return;
        const { step, learningRate } = last;
        subscriber.next({
          type: 'progress',
          from: step + 1 - losses.length,
          losses,
          learningRate,
          seconds: seconds(),
        });
        losses = [];
      };
      /** Whether a logged step waits to be told. */
      const holdsLogged = ({ step }: Pick<Snapshot, 'step'>) =>
        step - (step % logEvery) > step - losses.length;
      // A source that emits while it is being subscribed to must still see that nobody listens any more.
      const closed$ = new Subject<void>();
      subscriber.add(() => closed$.next());
      subscriber.add(flush$.subscribe(flush));
      return source.pipe(takeUntil(closed$)).subscribe({
        next(snapshot) {
          if (last && snapshot.learningRate !== last.learningRate && holdsLogged(last)) flush();
          last = snapshot;
          losses.push(snapshot.loss);
          // The first loss at once: it is what the expected initial loss is held against.
          if (snapshot.step === 0 || losses.length >= size) flush();
        },
        error(error: unknown) {
          flush();
          subscriber.error(error);
        },
        complete() {
          flush();
          subscriber.complete();
        },
      });
    });
}
