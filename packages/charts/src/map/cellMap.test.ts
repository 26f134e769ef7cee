import { describe, expect, it } from 'vitest';
import { cellAt, columnAt, columnsOf } from './cellMap.ts';

const strip = { name: 'a', rows: 2, edges: [0, 5, 15, 20], values: [1, 2, 3, 4, NaN, 6] };

describe('cellAt', () => {
  it('finds the cell that holds a place, both ends of the strip among them', () => {
    expect(columnsOf(strip)).toBe(3);
    expect(cellAt(strip, 0, 0)).toEqual({ name: 'a', from: 0, to: 5, row: 0, value: 1 });
    expect(cellAt(strip, 5, 0.4)).toMatchObject({ from: 5, to: 15, row: 0, value: 2 });
    expect(cellAt(strip, 20, 1)).toMatchObject({ from: 15, to: 20, row: 1, value: 6 });
  });

  it('finds none beside the strip, and none where nothing was measured', () => {
    for (const [across, down] of [
      [-1, 0.5],
      [20.1, 0.5],
      [3, -0.1],
      [3, 1.1],
      [10, 0.9],
    ] as const)
      expect(cellAt(strip, across, down)).toBeUndefined();
  });
});

describe('columnAt', () => {
  it('is the last column that begins at or before the place', () => {
    const edges = Array.from({ length: 50 }, (_, at) => at ** 2);
    for (let across = 0; across < 49 ** 2; across++)
      expect(columnAt(edges, across)).toBe(Math.floor(Math.sqrt(across)));
    expect(columnAt([], 0)).toBeUndefined();
    expect(columnAt([3], 3)).toBeUndefined();
  });
});
