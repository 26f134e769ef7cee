import { expect, it } from 'vitest';
import { forkIn } from './forkIn.ts';

it('is what the header says, or, without that, its parent and step', () => {
  const fork = { parent: 'a', step: 3, set: ['learningRate=0.1'] };
  expect(forkIn({ options: { fork } })).toEqual({ fork });
  expect(forkIn({ options: {}, parent: { id: 'a', step: 3 } })).toEqual({ fork: { ...fork, set: [] } });
  expect(forkIn({ options: { fork: { ...fork, set: [1] } } })).toEqual({});
  expect(forkIn({ options: {} })).toEqual({});
});
