import { expect, it } from 'vitest';
import { ExpiredReadingError } from './expiredReadingError.ts';

it('ExpiredReadingError names the reading, its step and the remedy', () => {
  const error = new ExpiredReadingError('3.tanh.output', 7);
  expect(error).toBeInstanceOf(Error);
  expect(error.name).toBe('ExpiredReadingError');
  expect([error.reading, error.step]).toEqual(['3.tanh.output', 7]);
  expect(error.message).toBe(
    '3.tanh.output: must be read before its step ends, got a first read after step 7; ' +
      'put capture(...) ahead of the operator that defers',
  );
});
