import { expect, it } from 'vitest';
import { columnNamed } from './columnNamed.ts';

const header = { row: 1, cells: ['petal', 'sepal', 'width', 'width'] };

it('finds a column by its name', () => {
  expect(columnNamed(header, 'sepal', 't.csv')).toBe(1);
});

it('names the nearest where there is none, and refuses a name that two have', () => {
  expect(() => columnNamed(header, 'sepl', 't.csv')).toThrow(
    'table: t.csv row 1 must name a column "sepl", got "petal", "sepal", "width", "width"; did you mean "sepal"?',
  );
  expect(() => columnNamed(header, 'width', 't.csv')).toThrow('column "width" must be named once');
});
