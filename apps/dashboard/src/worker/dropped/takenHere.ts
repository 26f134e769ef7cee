import type { DroppedFile, TakenIn } from '../../dropped/droppedFile.ts';
import { storeHere } from '../storeHere.ts';
import { takenIn } from './takenIn.ts';

/**
 * Takes the runs of folders into this browser.
 *
 * @throws Error where the browser lets a page keep nothing.
 */
export async function takenHere(files: readonly DroppedFile[]): Promise<TakenIn> {
  const store = await storeHere();
  if (!store)
    throw new Error(
      'runs: a dropped run must be kept in this browser to be shown, got no place where runs are; use a window that is not private, on a page that is served securely',
    );
  return takenIn(store, files);
}
