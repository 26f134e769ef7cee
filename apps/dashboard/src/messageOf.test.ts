import { expect, it } from 'vitest';
import { messageOf } from './messageOf.ts';

it('says what an error says, and prints whatever else was thrown', () => {
  expect(messageOf(new RangeError('steps must be positive'))).toBe('steps must be positive');
  expect(messageOf('out of room')).toBe('out of room');
  expect(messageOf(undefined)).toBe('undefined');
});
