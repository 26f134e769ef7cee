import type { StepAnatomy } from '@weir/diagnostics';
import type { RunStore } from '../store/runStore.ts';
import { replay } from './replay.ts';
import type { ReplayOptions } from './replayOptions.ts';
import { RunRequestError } from './runRequestError.ts';
import { anatomyWatcher, takenApart } from './takenApart.ts';

/** How long a log may be behind its run: twice as long as a record waits for the store. */
const patience = { tries: 10, milliseconds: 100 };

/**
 * A step of a kept run, taken apart, also while the run trains or waits: computed again from the nearest checkpoint by a
 * network of its own, so that the run is not touched. The newest step of a run is in its log a little later, and is waited
 * for.
 *
 * @param prepare Makes the experiment of the header's configuration, as for `replay`.
 * @throws RunRequestError if the run did not come to that step, and what `replay` throws.
 */
export async function anatomyAt(
  store: RunStore,
  id: string,
  step: number,
  prepare: ReplayOptions['prepare'],
): Promise<StepAnatomy> {
  const watchers = [anatomyWatcher(step)];
  for (let tries = patience.tries; ; tries--) {
    try {
      return await takenApart(replay(store, id, { prepare, watchers, from: step, to: step + 1 }));
    } catch (error) {
      if (!(error instanceof RunRequestError) || tries === 0) throw error;
      await new Promise((waited) => setTimeout(waited, patience.milliseconds));
    }
  }
}
