import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DataError } from '../dataError.ts';
import { isNumeric, numberIn } from './numberIn.ts';

const place = { source: 't.csv', row: 2, column: 'x' };
const numbers = ['0', '-1', '+4.25', '.5', '5.', '1e-3', '1E+3', '007', '3.4e38', '1e-50'];
const others = [
  '',
  ' ',
  '.',
  'e5',
  '1e',
  '0x10',
  '1_000',
  '1,5',
  '--1',
  '1e39',
  'Infinity',
  'NaN',
  '1 2',
  '٣',
];

describe('isNumeric', () => {
  it.each(numbers)('knows %s', (cell) => {
    expect(isNumeric(cell)).toBe(true);
  });

  it.each(others)('does not take %j', (cell) => {
    expect(isNumeric(cell)).toBe(false);
  });
});

describe('numberIn', () => {
  it('reads every float32 as it was printed', () => {
    fc.assert(
      fc.property(fc.float({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(numberIn(String(value), place)).toBe(value + 0);
      }),
    );
  });

  it.each([
    ['', 'an empty cell; fill the cell in or leave the row out, or set data.missing to "mean" or "drop"'],
    ['NA', '"NA"; fill the cell in or leave the row out, or set data.missing to "mean" or "drop"'],
    ['1,234,567.8', '"1,234,567.8"; write 1234567.8'],
    ['-12,000', '"-12,000"; write -12000'],
    ['1,23', '"1,23"; write a decimal number with a point, or leave the row out'],
    ['1e39', '"1e39"; float32 holds up to 3.4e38: divide the column, or leave the row out'],
    ['-inf', '"-inf"; write a finite number, or leave the row out'],
  ])('says of %j where it is and what to do', (cell, end) => {
    expect(() => numberIn(cell, place)).toThrow(DataError);
    expect(() => numberIn(cell, place)).toThrow(
      `table: t.csv row 2, column "x" must be a number, got ${end}`,
    );
  });
});
