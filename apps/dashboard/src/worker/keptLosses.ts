import { lossesByStep } from '@weir/core';
import { eventsOf, readLog } from '@weir/runs';
import type { LossHistory } from '../source/runSource.ts';
import { storeHere } from './storeHere.ts';

/**
 * The loss of each step of a run that is kept in this browser, also while it trains.
 *
 * @throws Error where it is not kept.
 */
export async function keptLosses(id: string): Promise<LossHistory> {
  const store = await storeHere();
  if (!store) throw new Error(`losses: ${id} must be kept in this browser, got no place where runs are`);
  const losses = lossesByStep(eventsOf((await readLog(store, id)).records));
  return {
    steps: losses.map((_, step) => step),
    losses: losses.map((loss) => (Number.isFinite(loss) ? loss : null)),
  };
}
