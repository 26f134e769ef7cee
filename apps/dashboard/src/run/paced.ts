import { animationFrames, map, switchMap, take, throttleTime } from 'rxjs';
import type { MonoTypeOperatorFunction, Observable, SchedulerLike } from 'rxjs';

/**
 * Passes at most so many values a second, the newest always, and each only when the page is about to be
 * painted: a hidden tab paints nothing, so nothing is drawn there until it is looked at again.
 *
 * @param perSecond Default 15: smooth for a chart, and leaves the processor to the training.
 * @param frames$ Emits when a frame is due. Default: the browser's.
 */
export function paced<T>(
  perSecond = 15,
  frames$: Observable<unknown> = animationFrames(),
  scheduler?: SchedulerLike,
): MonoTypeOperatorFunction<T> {
  return (source) =>
    source.pipe(
      throttleTime(1000 / perSecond, scheduler, { leading: true, trailing: true }),
      switchMap((value) =>
        frames$.pipe(
          take(1),
          map(() => value),
        ),
      ),
    );
}
