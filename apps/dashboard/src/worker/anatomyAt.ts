import { stepAnatomy } from '@weir/diagnostics';
import type { StepAnatomy } from '@weir/diagnostics';
import { experimentOf, loadData, parseConfiguration } from '@weir/experiments';
import type { Configuration, Watcher } from '@weir/experiments';
import { RunRequestError, replay } from '@weir/runs';
import { filter, map } from 'rxjs';
import { ownFile } from './ownFile.ts';
import { storeHere } from './storeHere.ts';

/** What its watcher's measurement is called; no configuration names it. */
const diagnostic = 'stepAnatomy';

/**
 * A step of a run that is kept in this browser, taken apart, also while the run trains or waits: computed again from the
 * nearest checkpoint by a network of its own, so that the run is not touched.
 *
 * @throws RunRequestError and the like where that step cannot be had.
 */
export async function anatomyAt(
  id: string,
  step: number,
  startBackend: (configuration: Configuration) => Promise<void>,
): Promise<StepAnatomy> {
  const store = await storeHere();
  if (!store)
    throw new Error(
      `slow motion: ${id} must be kept in this browser, got no place where runs are; train it in a window that is not private`,
    );
  const watcher: Watcher = (snapshots$) =>
    snapshots$.pipe(
      filter((snapshot) => snapshot.step === step),
      map((snapshot) => ({ type: 'measurement', diagnostic, step, value: stepAnatomy(snapshot) })),
    );
  const again$ = replay(store, id, {
    async prepare({ config }) {
      const configuration = parseConfiguration(config);
      await startBackend(configuration);
      return experimentOf(configuration, await loadData(configuration, { read: ownFile }));
    },
    watchers: [Object.assign(watcher, { isolated: true as const })],
    from: step,
    to: step + 1,
  });
  return new Promise((resolve, reject) => {
    const seeing = again$.subscribe({
      next(event) {
        if (event.type !== 'measurement' || event.diagnostic !== diagnostic) return;
        resolve(event.value as StepAnatomy); // the watcher's own
        queueMicrotask(() => seeing.unsubscribe()); // not within the step: its tensors are in use
      },
      error: reject,
      complete: () => reject(new Error(`slow motion: ${id} did not come to step ${step} again; try another`)),
    });
  });
}

/** How long a log may be behind its run: twice as long as a record waits for the store. */
const patience = { tries: 10, milliseconds: 100 };

/** The same of the newest step of a run, which is in its log a little later. */
export async function anatomySoon(
  id: string,
  step: number,
  startBackend: (configuration: Configuration) => Promise<void>,
  tries = patience.tries,
): Promise<StepAnatomy> {
  try {
    return await anatomyAt(id, step, startBackend);
  } catch (error) {
    if (!(error instanceof RunRequestError) || tries === 0) throw error;
    await new Promise((waited) => setTimeout(waited, patience.milliseconds));
    return anatomySoon(id, step, startBackend, tries - 1);
  }
}
