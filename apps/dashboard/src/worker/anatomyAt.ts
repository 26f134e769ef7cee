import { experimentOf, loadData, parseConfiguration } from '@weir/experiments';
import type { StepAnatomy } from '@weir/diagnostics';
import type { Configuration, Experiment } from '@weir/experiments';
import { MissingFileError, anatomyAt as anatomyIn } from '@weir/runs';
import type { RunOrigin } from '../browser/messages.ts';
import { anatomyFromStart } from './anatomyFromStart.ts';
import { ownFile } from './ownFile.ts';
import { storeHere } from './storeHere.ts';

/**
 * A step of a run of this browser, taken apart, also while the run trains or waits: computed again by a network of its own,
 * so that the run is not touched. Of one that is kept from the nearest checkpoint, of any other from its beginning.
 *
 * @param origin What the run began with; of one that is kept its header says it.
 * @throws RunRequestError and the like where that step cannot be had.
 */
export async function anatomyAt(
  id: string,
  step: number,
  startBackend: (configuration: Configuration) => Promise<void>,
  origin?: RunOrigin,
): Promise<StepAnatomy> {
  const prepare = async (config: unknown): Promise<Experiment> => {
    const configuration = parseConfiguration(config);
    await startBackend(configuration);
    return experimentOf(configuration, await loadData(configuration, { read: ownFile }));
  };
  const store = await storeHere();
  try {
    if (store) return await anatomyIn(store, id, step, ({ config }) => prepare(config));
  } catch (error) {
    if (!(error instanceof MissingFileError)) throw error; // it is not kept: there is no header of it
  }
  if (origin) return anatomyFromStart(origin, step, prepare);
  throw new Error(
    `slow motion: ${id} must be kept in this browser, got no place where runs are; train it in a window that is not private`,
  );
}
