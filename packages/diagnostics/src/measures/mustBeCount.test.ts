import { expect, it } from 'vitest';
import { mustBeCount } from './mustBeCount.ts';

it('mustBeCount takes positive integers alone', () => {
  expect(() => mustBeCount('samples', 'count', 1)).not.toThrow();
  for (const value of [0, -1, 1.5, NaN, Infinity])
    expect(() => mustBeCount('samples', 'count', value)).toThrow(
      `samples: count must be a positive integer, got ${value}; leave it out for the default`,
    );
});
