import { memoryStore, readHeader, writeComparison } from '@weir/runs';
import { expect, it } from 'vitest';
import { LoggingTrainer } from '../testing/loggingTrainer.ts';
import { keptPlace, nextVariant } from './keptComparison.ts';

const variants = ['a', 'b', 'c'].map((name) => ({ name, config: { name } }));

it('nextVariant finds what has not begun, once each, and nothing where nothing says what is compared', async () => {
  const store = memoryStore();
  expect(await nextVariant(store)()).toBeUndefined();
  await writeComparison(store, { format: 1, source: 'three', flags: {}, variants });
  await new LoggingTrainer(store).begin({}, { variant: 'b' }, store);
  const next = nextVariant(store);
  expect([await next(), await next(), await next()]).toEqual([
    { variant: 'a', config: { name: 'a' } },
    { variant: 'c', config: { name: 'c' } },
    undefined,
  ]);
});

it('keptPlace in a folder is what the header says of it, or the folder itself', async () => {
  const store = memoryStore();
  await writeComparison(store, { format: 1, source: 'three', flags: {}, variants });
  const trainer = new LoggingTrainer(store);
  await trainer.begin({}, { variant: 'b' }, store);
  await trainer.begin({}, { variant: 'b', comparison: { id: 'x', name: 'own', variants: ['b'] } }, store);
  await trainer.begin({}, {}, store);
  const place = async (id: string, folder?: string) => keptPlace(store, await readHeader(store, id), folder);
  expect(await place('tiny-1', 'three-1')).toEqual({
    folder: 'three-1',
    variant: 'b',
    comparison: { id: 'three-1', name: 'three', variants: ['a', 'b', 'c'] },
  });
  expect((await place('tiny-2')).comparison?.id).toBe('x');
  expect((await place('tiny-2', 'three-1')).comparison).toMatchObject({ id: 'three-1', name: 'own' });
  expect([await place('tiny-1'), await place('tiny-3', 'three-1')]).toEqual([{}, { folder: 'three-1' }]);
});
