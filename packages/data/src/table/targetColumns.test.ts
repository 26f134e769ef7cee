import { expect, it } from 'vitest';
import { targetColumns } from './targetColumns.ts';

const cells = (column: string, ...texts: readonly string[]) =>
  texts.map((text, at) => ({ text, place: { source: 't.csv', row: at + 2, column } }));

it('reads columns to rows of numbers', () => {
  const { kind, targets } = targetColumns([cells('u', '1', '2.5'), cells('v', '-3', '1e2')]);
  expect([kind, ...targets]).toEqual(['values', 1, -3, 2.5, 100]);
});

it('says where a cell is no number, and of words that labels are 0 and 1', () => {
  expect(() => targetColumns([cells('u', '1', '2', '3'), cells('v', '1', '', '3')])).toThrow(
    'table: t.csv row 3, column "v" must be a number, got an empty cell; fill the cell in or leave the row out',
  );
  expect(() => targetColumns([cells('u', '1', '2'), cells('v', 'yes', 'no')])).toThrow(
    'table: t.csv row 2, column "v" must be a number, got "yes"; several targets are numbers: write 0 and 1 for labels',
  );
});
