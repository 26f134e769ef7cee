import type { Lock, RunStore } from './runStore.ts';
import { LostLockError } from './storeErrors.ts';

/**
 * A store that is written only while a lock is held: of a run whose lock was removed by hand, two processes would write one
 * log. Ahead of each change it looks, and throws `LostLockError` where the lock is no longer its own.
 *
 * @param path The lock's, in the same store.
 */
export function storeWhileHeld(store: RunStore, path: string, lock: Lock): RunStore {
  const whileHeld =
    <Args extends readonly unknown[]>(change: (...args: Args) => Promise<void>) =>
    async (...args: Args): Promise<void> => {
      if (!(await lock.isHeld()))
        throw new LostLockError(`${store.name}/${path}`, await store.holder(path).catch(() => undefined));
      return change(...args);
    };
  return {
    ...store,
    append: whileHeld(store.append),
    truncate: whileHeld(store.truncate),
    put: whileHeld(store.put),
    remove: whileHeld(store.remove),
  };
}
