import { expect, it } from 'vitest';
import { originWords } from './originWords.ts';

it('tell where a run is from, and nothing where all are from the same place', () => {
  const runs = [{}, { origin: 'server' }, { origin: 'folder' }] as const;
  expect(runs.map(originWords)).toEqual(['', 'on the server', 'from a folder']);
});
