import { expect, it } from 'vitest';
import { NotKeptError } from './notKeptError.ts';

it('NotKeptError names what was asked for and the run, and says why nothing is kept of it', () => {
  const error = new NotKeptError(
    'slow motion',
    'deep-1',
    'this server keeps none; start weir serve without --no-runs',
  );
  expect([error.name, error.message]).toEqual([
    'NotKeptError',
    'slow motion: run deep-1 must be a kept one: this server keeps none; start weir serve without --no-runs',
  ]);
});
