import { describe, expect, it } from 'vitest';
import { targetColumn } from './targetColumn.ts';

const cells = (...texts: readonly string[]) =>
  texts.map((text, at) => ({ text, place: { source: 't.csv', row: at + 2, column: 'y' } }));

describe('targetColumn', () => {
  it('reads numbers where the first cell is one, classes where it is none', () => {
    expect(targetColumn(cells('1.5', '-2'), undefined)).toEqual({
      kind: 'values',
      targets: Float64Array.of(1.5, -2),
    });
    expect(targetColumn(cells('b', '1', 'b', 'a'), undefined)).toEqual({
      kind: 'classes',
      labels: ['1', 'a', 'b'],
      targets: Int32Array.of(2, 0, 2, 1),
    });
  });

  it('reads what it is said to be, classes of numbers by their size', () => {
    const { kind, ...read } = targetColumn(cells('10', '9', '-1', '10'), 'classes');
    expect(kind).toBe('classes');
    expect(read).toEqual({ labels: ['-1', '9', '10'], targets: Int32Array.of(2, 1, 0, 2) });
    expect(() => targetColumn(cells('a', 'b'), 'values')).toThrow(
      'row 2, column "y" must be a number, got "a"',
    );
  });

  it('orders classes that are not all numbers as text', () => {
    expect(targetColumn(cells('10', '9', 'x'), 'classes')).toMatchObject({ labels: ['10', '9', 'x'] });
  });

  it('says where a target is missing', () => {
    expect(() => targetColumn(cells('a', ''), undefined)).toThrow(
      'table: t.csv row 3, column "y" must be a class, got an empty cell; fill the cell in or leave the row out',
    );
    expect(() => targetColumn(cells('1', ''), undefined)).toThrow('must be a number, got an empty cell');
  });

  it('says of words that are to be numbers that they are classes', () => {
    expect(() => targetColumn(cells('a', 'b', '1'), 'values')).toThrow(
      'row 2, column "y" must be a number, got "a"; it holds words, which are classes: use crossEntropy, or set data.oneHot to true',
    );
    expect(() => targetColumn(cells('1', 'b', '2'), 'values')).toThrow('got "b"; write a decimal number');
  });

  it('does not take a quantity for classes, but does so many numbers that come again', () => {
    const numbers = Array.from({ length: 40 }, (_, at) => `${at / 7}`);
    expect(() => targetColumn(cells(...numbers), 'classes')).toThrow(
      'table: t.csv column "y" must hold classes that come again, got 40 different numbers in 40 rows; for a quantity use mse',
    );
    expect(targetColumn(cells(...numbers, ...numbers), 'classes')).toMatchObject({ kind: 'classes' });
    expect(targetColumn(cells(...numbers.slice(0, 20)), 'classes')).toMatchObject({ kind: 'classes' });
    expect(targetColumn(cells(...numbers.map((text) => `n${text}`)), 'classes').kind).toBe('classes');
  });

  it('is empty of no cells', () => {
    expect(targetColumn([], 'values').targets).toHaveLength(0);
    expect(targetColumn([], undefined)).toEqual({ kind: 'classes', labels: [], targets: new Int32Array() });
  });
});
