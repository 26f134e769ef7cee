import { describe, expect, it } from 'vitest';
import { mustBeWidth, numberOf } from './widths.ts';

describe('a width', () => {
  it.each([0, -1, 1.5, NaN])('of %s is refused', (width) => {
    expect(() => mustBeWidth('linear', 'fanOut', width)).toThrow(
      `linear: fanOut must be a positive integer, got ${width}; give the number of units`,
    );
  });

  it('of 1 is taken', () => expect(() => mustBeWidth('linear', 'fanOut', 1)).not.toThrow());

  it('that only the data know must have become a number', () => {
    expect(numberOf('linear', 27)).toBe(27);
    expect(() => numberOf('linear', 'classes')).toThrow('linear: out must be a number');
  });
});
