import { isBlocked } from './storeErrors.ts';
import type { BlockedStoreError } from './storeErrors.ts';

/** Milliseconds between two retries. */
const retryEvery = 500;

/**
 * Writes something as soon as its store takes it: where there is no room, or no way to write, once somebody has mended that.
 *
 * @param write Is told whether it was tried before, so that part of it may be there.
 * @param onBlocked Called with what keeps it from being written, and with nothing when it has been after all.
 * @throws what no waiting mends.
 */
export async function patiently(
  write: (again: boolean) => Promise<void>,
  onBlocked: (error: BlockedStoreError | undefined) => void,
): Promise<void> {
  for (let again = false; ; again = true) {
    try {
      await write(again);
      if (again) onBlocked(undefined);
      return;
    } catch (error) {
      if (!isBlocked(error)) throw error;
      if (!again) onBlocked(error);
      await new Promise((resolve) => setTimeout(resolve, retryEvery));
    }
  }
}
