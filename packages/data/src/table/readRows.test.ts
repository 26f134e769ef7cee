import { describe, expect, it } from 'vitest';
import { DataError } from '../dataError.ts';
import { readRows } from './readRows.ts';

const cellsOf = (...[text, options]: readonly [string, Parameters<typeof readRows>[2]?]) =>
  readRows(text, 't.csv', options).map(({ cells }) => cells);

describe('readRows', () => {
  it('takes cells apart as RFC 4180 says: quotes, delimiters and line ends within them', () => {
    expect(cellsOf('a,b\r\n"1, ""one""","two\nlines"\r\n')).toEqual([
      ['a', 'b'],
      ['1, "one"', 'two\nlines'],
    ]);
  });

  it('counts rows by the line of the file where they end, blank lines included', () => {
    expect(readRows('a,b\n\n1,2\n"3\n3",4\n', 't.csv').map(({ row }) => row)).toEqual([1, 3, 5]);
  });

  it('leaves out a byte order mark, spaces about a cell and blank lines, but no row of empty cells', () => {
    expect(cellsOf('\uFEFF a , b \n \n1,2\n,\n')).toEqual([
      ['a', 'b'],
      ['1', '2'],
      ['', ''],
    ]);
  });

  it('numbers the columns of a file whose first row is numbers, unless it is said to be the header', () => {
    expect(cellsOf('1,2\n3,4')).toEqual([
      ['1', '2'],
      ['1', '2'],
      ['3', '4'],
    ]);
    expect(cellsOf('1,2\n3,4', { header: true })).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
    expect(cellsOf('a,b\nc,d', { header: false })[0]).toEqual(['1', '2']);
  });

  it('finds the delimiter, or takes the one that it is given', () => {
    expect(cellsOf('a;b,c;d\n1;2;3')[1]).toEqual(['1', '2', '3']);
    expect(cellsOf('a;b,c\n1;2,3', { delimiter: ',' })[0]).toEqual(['a;b', 'c']);
  });

  it.each([
    ['', 't.csv must begin with a row of column names, got an empty file; write the names of the columns'],
    ['a\n1,2', 't.csv row 2 must have 1 cell as the header has, got 2; complete the row'],
    [
      'a;b\n1',
      'row 2 must have 2 cells as the header has, got 1; complete the row, and quote cells that contain a semicolon',
    ],
    [
      '1\t2\n1',
      'row 2 must have 2 cells as the first row has, got 1; complete the row, and quote cells that contain a tab',
    ],
    ['a|b\n1|2\n"1|2\n', 'row 3 must be cells between bars, got a quote that is never closed; close quotes'],
    ['a,b\n1,x"2"', 'row 2 must be cells between commas, got a quote in the middle of a cell'],
  ])('says what is wrong with %j', (text, message) => {
    expect(() => readRows(text, 't.csv')).toThrow(DataError);
    expect(() => readRows(text, 't.csv')).toThrow(message);
  });
});
