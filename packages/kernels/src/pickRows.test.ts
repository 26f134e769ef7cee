import { describe, expect, it } from 'vitest';
import { pickRows } from './pickRows.ts';

const rows = Float32Array.of(0, 1, 10, 11, 20, 21);

describe('pickRows', () => {
  it('gives the rows in the order of the indices, each as often as it is named', () => {
    expect(pickRows(rows, 2, [2, 0, 2])).toEqual(Float32Array.of(20, 21, 0, 1, 20, 21));
  });

  it('gives the kind of array it was given, as an array of its own', () => {
    const integers = Int32Array.of(7, -8, 2 ** 31 - 1);
    const picked = pickRows(integers, 1, Int32Array.of(2, 1, 0));
    expect(picked).toEqual(Int32Array.of(2 ** 31 - 1, -8, 7));
    picked[0] = 0;
    expect(integers[2]).toBe(2 ** 31 - 1);
  });

  it('gives nothing for no indices, and for rows of no width', () => {
    expect(pickRows(rows, 2, [])).toEqual(new Float32Array(0));
    expect(pickRows(rows, 0, [0, 1])).toEqual(new Float32Array(0));
  });

  it('gives zeros for indices of no row', () => {
    expect(pickRows(rows, 2, [3, 1, -1])).toEqual(Float32Array.of(0, 0, 10, 11, 0, 0));
  });
});
