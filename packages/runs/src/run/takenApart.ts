import type { RunEvent } from '@weir/core';
import { stepAnatomy } from '@weir/diagnostics';
import type { StepAnatomy } from '@weir/diagnostics';
import type { Watcher } from '@weir/experiments';
import { filter, map } from 'rxjs';
import type { Observable } from 'rxjs';

/** What the watcher's measurement is called; no configuration names it. */
const diagnostic = 'stepAnatomy';

/** Takes one step of the training that it watches apart, for {@link takenApart}. */
export function anatomyWatcher(step: number): Watcher {
  const watcher: Watcher = (snapshots$) =>
    snapshots$.pipe(
      filter((snapshot) => snapshot.step === step),
      map((snapshot) => ({ type: 'measurement', diagnostic, step, value: stepAnatomy(snapshot) })),
    );
  return Object.assign(watcher, { isolated: true as const });
}

/**
 * What an {@link anatomyWatcher} among a run's watchers made of its step, as soon as it did: the run is ended by it.
 *
 * @throws Error if the run ends ahead of that step, and what the run fails with.
 */
export function takenApart(run$: Observable<RunEvent>): Promise<StepAnatomy> {
  return new Promise((resolve, reject) => {
    const seeing = run$.subscribe({
      next(event) {
        if (event.type !== 'measurement' || event.diagnostic !== diagnostic) return;
        resolve(event.value as StepAnatomy); // the watcher's own
        queueMicrotask(() => seeing.unsubscribe()); // not within the step: its tensors are in use
      },
      error: reject,
      complete: () =>
        reject(
          new Error('slow motion: the run must come to that step again, got one that ended; try another'),
        ),
    });
  });
}
