import { expect, it } from 'vitest';
import { NotForkableError } from './notForkableError.ts';

it('NotForkableError names the run and why', () => {
  const error = new NotForkableError('deep-1', 'this server keeps none');
  expect([error.name, error.message]).toEqual([
    'NotForkableError',
    'fork: run deep-1 must be a kept one: this server keeps none',
  ]);
});
