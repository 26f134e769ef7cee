import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { convolutionAttrs, mustBeWindow, poolAttrs, slid } from './window.ts';

/** How many places there are, counted one by one. */
function counted(side: number, kernel: number, stride: number, padding: number): number {
  let places = 0;
  for (let start = -padding; start + kernel <= side + padding; start += stride) places += 1;
  return places;
}

describe('a window', () => {
  it('slides over as many places as can be counted', () => {
    const [side, size] = [fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 4 })];
    fc.assert(
      fc.property(
        side,
        side,
        size,
        size,
        fc.integer({ min: 0, max: 2 }),
        (high, wide, kernel, stride, padding) => {
          fc.pre(Math.min(high, wide) + 2 * padding >= kernel);
          expect(slid('conv2d', [high, wide, 3], { kernel, stride, padding })).toEqual([
            counted(high, kernel, stride, padding),
            counted(wide, kernel, stride, padding),
            3,
          ]);
        },
      ),
    );
  });

  it('may be as large as the padded image, and no larger', () => {
    expect(slid('maxPool2d', [2, 4, 1], { kernel: 4, stride: 1, padding: 1 })).toEqual([1, 3, 1]);
    expect(() => slid('maxPool2d', [2, 4, 1], { kernel: 5, stride: 1, padding: 1 })).toThrow(
      'maxPool2d: kernel must be at most the padded side, got 5 for images of shape [2, 4, 1]',
    );
  });

  it.each([
    [{ kernel: 0, stride: 1, padding: 0 }, 'kernel must be an integer of at least 1, got 0'],
    [{ kernel: 1, stride: 0.5, padding: 0 }, 'stride must be an integer of at least 1, got 0.5'],
    [{ kernel: 1, stride: 1, padding: -1 }, 'padding must be an integer of at least 0, got -1'],
  ])('of %o is refused', (window, message) => {
    expect(() => mustBeWindow('conv2d', window)).toThrow(message);
  });

  it('is the same for convolutions and pools', () => {
    const window = { kernel: 3, stride: 2, padding: 1 };
    expect(convolutionAttrs(window)).toMatchObject({ strides: [2, 2], pad: 1 });
    expect(poolAttrs(window)).toEqual({ filterSize: [3, 3], strides: [2, 2], pad: 1 });
  });
});
