import { expect, it } from 'vitest';
import { memoryStore } from '../store/memoryStore.ts';
import { writeComparison } from './comparison.ts';
import { placeIn } from './placeIn.ts';

const variants = ['a', 'b', 'c'].map((name) => ({ name, config: { name } }));
const own = { variant: 'b', comparison: { id: 'x', name: 'own', variants: ['b'] } };

it('the place of a run is what its header says of it, or the folder that it lies in', async () => {
  const store = memoryStore();
  await writeComparison(store, { format: 1, source: 'three', flags: {}, variants });
  const place = (options: object, folder?: string) =>
    placeIn(store, { options: options as Readonly<Record<string, unknown>> }, folder); // as a header has them
  expect(await place({ variant: 'b' }, 'three-1')).toEqual({
    variant: 'b',
    comparison: { id: 'three-1', name: 'three', variants: ['a', 'b', 'c'] },
  });
  expect(await place(own)).toEqual(own);
  expect((await place(own, 'three-1'))?.comparison).toMatchObject({ id: 'three-1', name: 'own' });
  expect([await place({ variant: 'b' }), await place({}, 'three-1')]).toEqual([undefined, undefined]);
});

it('a comparison of an earlier version has the run alone, and a damaged one none', async () => {
  const store = memoryStore();
  await writeComparison(store, { format: 1, source: 'three', flags: {} });
  const place = () => placeIn(store, { options: { variant: 'b' } }, 'three-1');
  expect((await place())?.comparison.variants).toEqual(['b']);
  await store.put('comparison.json', new TextEncoder().encode('{'));
  expect(await place()).toBeUndefined();
});
