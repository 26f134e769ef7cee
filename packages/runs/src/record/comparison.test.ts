import { expect, it } from 'vitest';
import { memoryStore } from '../store/memoryStore.ts';
import { aloneIn, comparisonPath, readComparison, writeComparison } from './comparison.ts';

const comparison = {
  format: 1,
  source: 'batch-size',
  flags: { steps: 3 },
  variants: [{ name: '8', config: { batchSize: 8 } }],
} as const;

it('writeComparison is read again by readComparison, also what an earlier version wrote; without one it is none', async () => {
  const store = memoryStore();
  expect(await readComparison(store)).toBeUndefined();
  await writeComparison(store, comparison);
  expect(await readComparison(store)).toEqual(comparison);
  const { variants: _, ...earlier } = comparison;
  await writeComparison(store, earlier);
  expect(await readComparison(store)).toEqual(earlier);
});

it.each(['{"format": 2}', '{', 'null', '', '[]', '{"format":1,"source":"a","flags":{},"variants":[1]}'])(
  'readComparison refuses %j in words, which say where',
  async (text) => {
    const store = memoryStore();
    await store.put(comparisonPath, new TextEncoder().encode(text));
    await expect(readComparison(store)).rejects.toThrow(
      /\/comparison\.json: byte 0 must begin what is compared.*, got/,
    );
  },
);

it('aloneIn lets one after the other begin a run, and gives way when one fails', async () => {
  const store = memoryStore();
  const order: string[] = [];
  const at = (name: string) =>
    aloneIn(store, async () => {
      order.push(`${name} begins`);
      await new Promise((resolve) => setTimeout(resolve, 20));
      order.push(`${name} has begun`);
      if (name === 'a') throw new Error('no room');
    });
  const [a, b] = await Promise.allSettled([at('a'), at('b')]);
  expect(order).toEqual(['a begins', 'a has begun', 'b begins', 'b has begun']);
  expect([a.status, b.status]).toEqual(['rejected', 'fulfilled']);
});
