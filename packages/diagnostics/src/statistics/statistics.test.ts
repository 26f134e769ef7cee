import { arrayReading, torchGenerator } from '@weir/core';
import { describe, expect, it } from 'vitest';
import { meanAndStd } from '../testing/bruteForce.ts';
import { packBits, unpackBits } from './bitmap.ts';
import { log10 } from './log10.ts';
import { meanStdOf } from './meanStdOf.ts';
import { log10Ratio, ratio } from './ratio.ts';
import { relativeSpread } from './relativeSpread.ts';
import { rootMeanSquare } from './rootMeanSquare.ts';

const momentsOf = (...values: readonly number[]) => arrayReading('test', values).moments();
const drawn = torchGenerator(3).normal(0.4, 2, [200]);

describe('packBits and unpackBits', () => {
  it('take the highest bit of each byte first', () => {
    expect(unpackBits(packBits([0b10100000, 0b00000001]), 16).map(Number)).toEqual([
      1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1,
    ]);
  });

  it('undo one another, of masks longer than one call takes arguments', () => {
    const mask = Array.from(torchGenerator(1).uniform(0, 256, 20_000), Math.floor);
    const bits = unpackBits(packBits(mask), 8 * mask.length);
    const bytes = mask.map((_, at) =>
      parseInt(
        bits
          .slice(8 * at, 8 * at + 8)
          .map(Number)
          .join(''),
        2,
      ),
    );
    expect(bytes).toEqual(mask);
  });

  it('say how many bits there are where more are asked for', () => {
    expect(() => unpackBits(packBits([255]), 9)).toThrow('bits must hold at least 9, got 8');
  });
});

describe('meanStdOf', () => {
  it('agrees with brute force, over N − 1', () => {
    const { mean, std } = meanStdOf(drawn);
    const expected = meanAndStd(drawn);
    expect(mean).toBeCloseTo(expected.mean, 10);
    expect(std).toBeCloseTo(expected.std, 10);
  });
});

describe('ratio', () => {
  it('is a / b, and undefined where JSON has no number for it', () => {
    expect(ratio(3, 4)).toBe(0.75);
    expect(ratio(1, 0)).toBeUndefined();
    expect(ratio(0, 0)).toBeUndefined();
    expect(ratio(NaN, 1)).toBeUndefined();
  });

  it('has a logarithm where both are above 0', () => {
    expect(log10Ratio(1, 1000)).toBeCloseTo(-3, 12);
    expect(log10Ratio(0, 1)).toBeUndefined();
    expect(log10Ratio(1, 0)).toBeUndefined();
    expect(log10Ratio(-1, 1)).toBeUndefined();
  });
});

describe('log10', () => {
  it('is the same number whichever way an engine rounds its last bit', () => {
    const [one, other] = [0.5025329067964869, 0.502532906796487].map((bits) => log10(10 ** bits));
    expect(one).toBe(other);
    expect(one).toBe(Math.fround(0.5025329067964869));
  });
});

describe('relativeSpread', () => {
  it('is std over std', () => {
    expect(relativeSpread(momentsOf(0, 2), momentsOf(5, 25))).toBeCloseTo(0.1, 12);
  });

  it('is size over size of single values, which have no spread', () => {
    expect(relativeSpread(momentsOf(-3), momentsOf(2))).toBeCloseTo(1.5, 12);
  });
});

describe('rootMeanSquare', () => {
  it('agrees with brute force', () => {
    const squares = drawn.reduce((sum, x) => sum + x * x, 0);
    expect(rootMeanSquare(momentsOf(...drawn))).toBeCloseTo(Math.sqrt(squares / drawn.length), 10);
  });

  it('is the size of a single value', () => {
    expect(rootMeanSquare(momentsOf(-3))).toBe(3);
  });
});
