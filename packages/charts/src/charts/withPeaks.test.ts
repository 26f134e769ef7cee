import { describe, expect, it } from 'vitest';
import type { DistributionRow } from './distribution.ts';
import { withPeaks } from './withPeaks.ts';

const row = (name: string, beyond: string | null): DistributionRow => ({
  x: 0,
  density: beyond === null ? 1 : null,
  name,
  layer: name,
  label: name,
  beyond,
});
const table = {
  columns: ['std'],
  rows: [
    { name: 'a', cells: ['1'] },
    { name: 'b', cells: ['2'] },
  ],
};

describe('withPeaks', () => {
  it('is the table itself where no peak is cut off', () => {
    expect(withPeaks(table, [row('a', null), row('b', null)])).toBe(table);
  });

  it('has how high each peak of a line is that is cut off', () => {
    expect(withPeaks(table, [row('a', null), row('b', '7.0'), row('b', '3.0')])).toEqual({
      columns: ['std', 'peak'],
      rows: [
        { name: 'a', cells: ['1', '–'] },
        { name: 'b', cells: ['2', '7.0, 3.0'] },
      ],
    });
  });
});
