import { describe, expect, it } from 'vitest';
import { treeCopy } from './treeCopy.ts';

describe('treeCopy', () => {
  it('copies records, arrays, typed arrays and numbers that JSON does not know', () => {
    const data = { a: [1, { b: NaN }], c: Float32Array.of(1, -0), d: undefined, e: null, f: -0, g: 'text' };
    const copy = treeCopy(data);
    expect(copy).toEqual(data);
    expect(Object.keys(copy)).toEqual(Object.keys(data));
    expect(copy.c).not.toBe(data.c);
    expect(copy.a[1]).not.toBe(data.a[1]);
  });

  it('shares nothing between two places that had the same', () => {
    const one = { sum: 0 };
    const copy = treeCopy({ fast: one, slow: one });
    copy.fast.sum = 1;
    expect(copy.slow.sum).toBe(0);
    expect(one.sum).toBe(0);
  });

  it('leaves what is no plain data as it is, for whoever saves it to find, and refuses a circle', () => {
    const seen = new Set([1]);
    expect(treeCopy({ seen }).seen).toBe(seen);
    const circle: { inner?: unknown } = {};
    circle.inner = circle;
    expect(() => treeCopy(circle)).toThrow('got a circle');
  });
});
