import { expect, it } from 'vitest';
import { forkOptions } from './forkOptions.ts';

it('are the parent’s, without its place among others and what it was commanded, and say whose twin it is', () => {
  const options = {
    dataDir: '/data',
    variant: 'a',
    comparison: { id: 'c' },
    commands: [],
    checkpointEvery: 5,
  };
  expect(forkOptions({ id: 'parent', options }, { step: 3, set: ['steps=9'] })).toEqual({
    dataDir: '/data',
    checkpointEvery: 5,
    fork: { parent: 'parent', step: 3, set: ['steps=9'] },
  });
});
