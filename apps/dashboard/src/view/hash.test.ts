import { expect, test } from 'vitest';
import { runInHash } from './hash.ts';

test.each([
  ['', undefined],
  ['#', undefined],
  ['#deep-tanh-1a2b', 'deep-tanh-1a2b'],
  ['#a%20run', 'a run'],
  ['#%', '%'],
  ['#%E0%A4%A', '%E0%A4%A'],
])('the hash %j names the run %j', (hash, id) => {
  expect(runInHash(hash)).toBe(id);
});
