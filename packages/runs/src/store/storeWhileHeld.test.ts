import { describe, expect, it } from 'vitest';
import { storeConformance } from '../testing/storeConformance.ts';
import { memoryStore } from './memoryStore.ts';
import { LostLockError } from './storeErrors.ts';
import { storeWhileHeld } from './storeWhileHeld.ts';

describe('storeWhileHeld', () => {
  for (const [sentence, proof] of Object.entries(storeConformance)) {
    it(sentence, async () => {
      const store = memoryStore();
      await proof(storeWhileHeld(store, 'own/lock', await store.lock('own/lock')));
    });
  }

  it('changes nothing any more once the lock is another’s, names that one, and is still read', async () => {
    const store = memoryStore('runs');
    const lock = await store.lock('a/lock');
    const held = storeWhileHeld(store, 'a/lock', lock);
    await held.append('a/log', Uint8Array.of(1, 2));
    await lock.release();
    await expect(held.append('a/log', Uint8Array.of(3))).rejects.toThrow(/runs\/a\/lock .* got nobody/);
    await store.lock('a/lock');
    const changes = [
      held.append('a/log', Uint8Array.of(3)),
      held.put('a/log', Uint8Array.of(3)),
      held.truncate('a/log', 0),
      held.remove('a/log'),
    ];
    for (const change of changes) {
      await expect(change).rejects.toThrow(LostLockError);
      await expect(change).rejects.toThrow('got process 0 on runs since');
    }
    expect(await held.read('a/log')).toEqual(Uint8Array.of(1, 2));
  });
});
