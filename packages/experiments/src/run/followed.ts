import type { Snapshot } from '@weir/core';
import { pipe, take, tap } from 'rxjs';
import type { MonoTypeOperatorFunction } from 'rxjs';
import type { Running } from './running.ts';

/**
 * A run's snapshots from where it stands to its last step: the clock goes with them, the running moments follow them, and
 * each is counted, ahead of whoever looks at it.
 *
 * @param onEnd Called after the last step, with the clock stopped and ahead of the completion; not at an error.
 */
export function followed(
  { experiment, course, moments, clock }: Running,
  onEnd: () => void,
): MonoTypeOperatorFunction<Snapshot> {
  return pipe(
    take(Math.max(0, experiment.steps - course.value.done)),
    tap({
      subscribe: () => clock.start(),
      next(snapshot) {
        moments.follow(snapshot);
        course.value = { ...course.value, done: snapshot.step + 1 };
      },
      complete() {
        clock.stop();
        onEnd();
      },
    }),
  );
}
