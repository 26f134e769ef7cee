import type { KeptHere } from '../source/keptHere.ts';
import { asked } from './asked.ts';

/** Who is to know of what has changed. */
interface Listeners {
  /** Runs were taken in. */
  readonly takenIn: () => Promise<void>;
  readonly removed: (id: string) => void;
}

/** What lies in this browser, as its workers see to it. */
export const keptHere = ({ takenIn, removed }: Listeners): KeptHere => ({
  async takeIn(files) {
    const { taken } = await asked({ type: 'takeIn', files }, 'takenIn');
    await takenIn();
    return taken;
  },
  files: async () => (await asked({ type: 'files' }, 'files')).files,
  async removeFile(name) {
    await asked({ type: 'removeFile', name }, 'removed');
  },
  async removeRun(id) {
    await asked({ type: 'removeRun', id }, 'removed');
    removed(id);
  },
});
