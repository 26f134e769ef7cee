import fc from 'fast-check';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { DataError } from '../dataError.ts';
import { table } from './table.ts';

const flowers = `petal,sepal,species,width
1.5, -2 ,rose,3
2,1e-3,aster,+4.25
.5,7,rose,0
1,2,iris,3
1,2,iris,8
`;

describe('table', () => {
  it('takes the features in the order asked for and numbers the sorted labels', () => {
    const { train, validation, test, classes, labels } = table(flowers, {
      features: ['sepal', 'petal'],
      target: 'species',
    });
    expect([...train.inputs]).toEqual([-2, 1.5, Math.fround(1e-3), 2, 7, 0.5, 2, 1]);
    expect([...train.targets]).toEqual([2, 0, 2, 1]);
    expect(train).toMatchObject({
      size: 4,
      inputShape: [2],
      inputKind: 'values',
      targetShape: [],
      targetKind: 'classes',
    });
    expect([validation.size, test.size]).toEqual([0, 1]);
    expect([classes, labels]).toEqual([3, ['aster', 'iris', 'rose']]);
  });

  it('predicts a number as a value of shape [1]', () => {
    const { train, test, classes } = table(flowers, { features: ['petal'], target: 'width' });
    expect([...train.targets, ...test.targets]).toEqual([3, 4.25, 0, 3, 8]);
    expect(train).toMatchObject({ targetShape: [1], targetKind: 'values' });
    expect(classes).toBeUndefined();
  });

  it('reads numbers as classes, by their size, when told to', () => {
    const text = 'x,digit\n1,10\n2,9\n3,10';
    const { train, test, labels } = table(text, { features: ['x'], target: 'digit', targets: 'classes' });
    expect(labels).toEqual(['9', '10']);
    expect([...train.targets, ...test.targets]).toEqual([1, 0, 1]);
  });

  it('keeps inputs and targets together when shuffled', () => {
    const rows = Array.from({ length: 10 }, (_, i) => `${i},${i * 10}`).join('\n');
    const data = table(`x,y\n${rows}`, {
      features: ['x'],
      target: 'y',
      shuffle: { generator: 'python', seed: 42 },
    });
    const inputs = [data.train, data.validation, data.test].flatMap((split) => [...split.inputs]);
    const targets = [data.train, data.validation, data.test].flatMap((split) => [...split.targets]);
    expect(inputs).toEqual([7, 3, 2, 8, 5, 6, 9, 4, 0, 1]); // random.Random(42).shuffle of 0 … 9
    expect(targets).toEqual(inputs.map((x) => x * 10));
  });

  it('keeps the width in its type', () => {
    const data = table(flowers, { features: ['petal', 'sepal'], target: 'width' });
    expectTypeOf(data.train.inputShape).toEqualTypeOf<readonly [width: 2]>();
  });

  it('reads back any table of numbers that was written', () => {
    const cell = fc.float({ noNaN: true, noDefaultInfinity: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, cell), { minLength: 2, maxLength: 30 }), (rows) => {
        const text = ['a,b,c', ...rows.map((row) => row.map(String).join(','))].join('\r\n');
        const data = table(text, { features: ['c', 'a'], target: 'b' });
        const splits = [data.train, data.validation, data.test];
        expect(splits.flatMap(({ inputs }) => [...inputs])).toEqual(
          rows.flatMap(([a, , c]) => [c, a].map((x) => x + 0)),
        );
        expect(splits.flatMap(({ targets }) => [...targets])).toEqual(rows.map(([, b]) => b + 0));
      }),
    );
  });

  const features = ['a', 'b'] as const;
  it.each([
    ['a,b,y\n1,2,3\n1,x,3\n', 'row 3, column "b" must be a number, got "x"; write a decimal number'],
    ['a,b,y\n1,2,3\n\n1,,3\n', 'row 4, column "b" must be a number, got an empty cell; fill the cell in'],
    ['a,b,y\n1,2,3\n0x10,2,3\n', 'row 3, column "a" must be a number, got "0x10"'],
    ['a,b,y\n1,2,3\n1e39,2,3\n', 'row 3, column "a" must be a number, got "1e39"'],
    ['a,b,y\n1,2,3\n1,2,NaN\n', 'row 3, column "y" must be a number, got "NaN"'],
    ['a,b,y\n1,2,cat\n1,2,\n', 'row 3, column "y" must be a class, got an empty cell'],
    ['a,b,y\n1,2,3\n1,2\n', 'row 3 must have 3 cells as the header has, got 2; complete the row'],
    ['a,b,y\n1,2,3\n1,2,3,4\n', 'row 3 must have 3 cells as the header has, got 4'],
    [
      'a,b,y\n1,2,"3\n1,2,3\n',
      'row 2 must be cells between commas, got a quote that is never closed; close quotes',
    ],
    ['a,b,y\n1,2,x"3"\n1,2,3\n', 'row 2 must be cells between commas, got a quote in the middle of a cell'],
    ['a,bee,y\n1,2,3\n1,2,3\n', 'row 1 must name a column "b", got "a", "bee", "y"; did you mean "a"?'],
    ['a,b,b,y\n1,2,3,4\n1,2,3,4\n', 'row 1, column "b" must be named once, got it more often'],
    ['a,b,y\n1,2,3\n', 'must have at least two rows below its header, got 1'],
    ['', 'must begin with a row of column names, got an empty file'],
    [' \n\n', 'must begin with a row of column names, got an empty file'],
  ])('rejects %j by row and column', (text, message) => {
    const read = (): unknown => table(text, { features, target: 'y', source: 't.csv' });
    expect(read).toThrow(DataError);
    expect(read).toThrow(`table: t.csv ${message}`);
  });

  it('names the nearest column to one that does not exist', () => {
    expect(() => table(flowers, { features: ['petl'], target: 'width' })).toThrow('did you mean "petal"?');
  });

  it('rejects columns that predict nothing or themselves', () => {
    expect(() => table(flowers, { features: [], target: 'width' })).toThrow(RangeError);
    expect(() => table(flowers, { features: ['width'], target: 'width' })).toThrow(
      'table: features must not contain the target, got "width" in both',
    );
  });
});
