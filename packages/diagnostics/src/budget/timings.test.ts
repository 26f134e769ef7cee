import { expect, it } from 'vitest';
import { Timings } from './timings.ts';

const timingsOf = (timings: Timings, ...times: readonly number[]): Timings => {
  times.forEach((time) => timings.add(time));
  return timings;
};

it('is the median of the means of blocks, so that one long pause does not count', () => {
  expect(timingsOf(new Timings(0, 2, 3), 1, 3, 2, 4, 1000, 2).typical).toBe(3);
});

it('keeps what recurs within a block', () => {
  expect(timingsOf(new Timings(0, 4, 5), 1, 1, 1, 9, 1, 1, 1, 9).typical).toBe(3);
});

it('leaves out the first ones, and knows nothing without others', () => {
  expect(timingsOf(new Timings(2, 1, 3), 50, 40).typical).toBeUndefined();
  expect(timingsOf(new Timings(2, 1, 3), 50, 40, 3).typical).toBe(3);
});

it('is the least of what it has until a block is full', () => {
  expect(timingsOf(new Timings(1, 4, 3), 50, 7, 5, 9).typical).toBe(5);
});

it('forgets blocks that are long past', () => {
  expect(timingsOf(new Timings(0, 1, 3), 9, 9, 9, 1, 1, 1).typical).toBe(1);
});
