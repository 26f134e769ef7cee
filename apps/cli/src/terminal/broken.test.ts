import { expect, test } from 'vitest';
import { aligned } from './aligned.ts';
import { broken } from './broken.ts';

const table = aligned([
  ['0.embedding.weight', '(27, 10)', 'mean 0.000061', 'std 5.8e-03', 'ratio 5.8e-03'],
  ['2.linear.weight', '(30, 200)', 'mean -0.000005', 'std 2.4e-03'],
]);

test('a table that fits stays as it is', () => {
  expect(broken(table, 90)).toEqual(table);
  expect(broken(table, Infinity)).toEqual(table);
  expect(broken([], 10)).toEqual([]);
});

test('rows of one that does not go on below themselves, from one column on', () => {
  expect(broken(table, 60)).toEqual([
    '0.embedding.weight | (27, 10)  | mean 0.000061',
    '    std 5.8e-03 | ratio 5.8e-03',
    '2.linear.weight    | (30, 200) | mean -0.000005',
    '    std 2.4e-03',
  ]);
});

test.each([20, 24, 30, 40, 50, 60, 70, 80])('no line is wider than %d, and no cell is lost', (width) => {
  const lines = broken(table, width);
  expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(width);
  const cellsOf = (all: readonly string[]) =>
    all.flatMap((line) => line.split(' | ').map((cell) => cell.trim()));
  expect(cellsOf(lines)).toEqual(cellsOf(table));
});

test('has no bar ahead of nothing', () => {
  expect(
    broken(
      aligned([
        ['', 'loss', 'health'],
        ['one', '2.5', 'deadUnits'],
        ['two', '3.5', ''],
      ]),
      16,
    ),
  ).toEqual(['    | loss', '    health', 'one | 2.5', '    deadUnits', 'two | 3.5']);
});

test('a text among the rows stays, and so does what has one column', () => {
  expect(broken([...table, 'beside a std of 1'], 60).at(-1)).toBe('beside a std of 1');
  expect(broken(['a word that is wide'], 5)).toEqual(['a word that is wide']);
});
