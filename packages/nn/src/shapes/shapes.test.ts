import { describe, expect, it } from 'vitest';
import { lastAxis, mustTakeImages, mustTakeWidth, printShape, sizeOf, withLastAxis } from './shape.ts';

describe('a shape', () => {
  it.each([
    [[], 1, '[]', 1],
    [[30], 30, '[30]', 30],
    [[28, 28, 3], 2352, '[28, 28, 3]', 3],
  ])('%j has a size, a print and a last axis', (shape, size, print, last) => {
    expect([sizeOf(shape), printShape(shape), lastAxis(shape)]).toEqual([size, print, last]);
  });

  it('takes another last axis', () => expect(withLastAxis([28, 28, 3], 8)).toEqual([28, 28, 8]));

  it('of another width is refused in the words of the compiler', () => {
    expect(() => mustTakeWidth('linear', 3, [2, 3])).not.toThrow();
    expect(() => mustTakeWidth('linear', 4, [2, 3])).toThrow(
      'linear: input width must be 4, got 3 (shape [2, 3])',
    );
  });

  it('that is no image is refused', () => {
    expect(mustTakeImages('conv2d', [28, 14, 3])).toEqual([28, 14, 3]);
    for (const shape of [[784], [28, 28], [1, 28, 28, 1]])
      expect(() => mustTakeImages('conv2d', shape)).toThrow(
        `conv2d: input must have shape [height, width, channels], got ${printShape(shape)}`,
      );
  });
});
