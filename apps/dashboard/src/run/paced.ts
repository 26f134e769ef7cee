import { animationFrames, audit, throttle, timer } from 'rxjs';
import type { MonoTypeOperatorFunction, Observable, SchedulerLike } from 'rxjs';

/**
 * Passes values no faster than the pace, the newest always, and each only when the page is about to be
 * painted: a hidden tab paints nothing, so nothing is drawn there until it is looked at again.
 *
 * @param interval Milliseconds between two values, asked anew each time. Default 67: 15 a second are smooth for
 *   a chart and leave the processor to the training.
 * @param frames$ Emits when a frame is due. Default: the browser's.
 */
export function paced<T>(
  interval: () => number = () => 67,
  frames$: Observable<unknown> = animationFrames(),
  scheduler?: SchedulerLike,
): MonoTypeOperatorFunction<T> {
  return (source) =>
    source.pipe(
      throttle(() => timer(interval(), scheduler), { leading: true, trailing: true }),
      audit(() => frames$), // whoever waits for a frame keeps the place, whatever comes meanwhile
    );
}
