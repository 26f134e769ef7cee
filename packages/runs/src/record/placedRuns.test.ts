import { expect, it } from 'vitest';
import { memoryStore } from '../store/memoryStore.ts';
import { storeWithin } from '../store/storeWithin.ts';
import { writeComparison } from './comparison.ts';
import { placedRuns } from './placedRuns.ts';
import { headerPath } from './runHeader.ts';

it('placedRuns are those of a folder and those of comparisons within it, and nothing that is neither', async () => {
  const store = memoryStore();
  const header = Uint8Array.of(1); // nobody reads it
  await store.put(headerPath('alone'), header);
  await store.put('notes/a.txt', header);
  await store.put(headerPath('notes/hidden'), header);
  const within = storeWithin(store, 'both-1');
  await writeComparison(within, { format: 1, source: 'both', flags: {} });
  for (const id of ['a', 'b']) await within.put(headerPath(id), header);
  const found = await placedRuns(store);
  expect(found.map(({ store: { name }, id, comparison }) => [name, id, comparison])).toEqual([
    [store.name, 'alone', undefined],
    [within.name, 'a', 'both-1'],
    [within.name, 'b', 'both-1'],
  ]);
});
