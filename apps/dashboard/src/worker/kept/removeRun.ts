import { lockPath } from '@weir/runs';
import { storeHere } from '../storeHere.ts';

/**
 * Removes a run from this browser, with all that is kept of it.
 *
 * @throws Error while it trains.
 */
export async function removeRun(id: string): Promise<void> {
  const store = await storeHere();
  if (!store) return;
  if (await store.holder(lockPath(id)))
    throw new Error(`runs: ${id} must have ended to be removed, got one that trains; stop it first`);
  await store.remove(id);
}
