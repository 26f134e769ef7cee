import { describe, expect, it } from 'vitest';
import { targetColumn } from './targetColumn.ts';

const cells = (...texts: readonly string[]) =>
  texts.map((text, at) => ({ text, place: { source: 't.csv', row: at + 2, column: 'y' } }));

describe('targetColumn', () => {
  it('reads numbers where the first cell is one, classes where it is none', () => {
    expect(targetColumn(cells('1.5', '-2'), undefined)).toEqual({
      kind: 'values',
      targets: Float32Array.of(1.5, -2),
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

  it('is empty of no cells', () => {
    expect(targetColumn([], 'values').targets).toHaveLength(0);
    expect(targetColumn([], undefined)).toEqual({ kind: 'classes', labels: [], targets: new Int32Array() });
  });
});
