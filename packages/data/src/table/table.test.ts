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

  it('predicts several columns of numbers as values of shape [C], in the order of their list', () => {
    const text = 'u,x,v\n1,10,0.1\n2,20,0.2\n3,30,0.3\n4,40,0.4\n5,50,0.5';
    const { train, test, columns, classes, unrounded } = table(text, { features: ['x'], target: ['v', 'u'] });
    expect([...train.targets]).toEqual([0.1, 1, 0.2, 2, 0.3, 3, 0.4, 4].map(Math.fround));
    expect([...test.targets]).toEqual([0.5, 5]);
    expect(train).toMatchObject({ targetShape: [2], targetKind: 'values' });
    expect(columns?.targets).toEqual(['v', 'u']);
    expect(classes).toBeUndefined();
    expect([...(unrounded?.targets ?? [])].slice(0, 2)).toEqual([0.1, 1]);
  });

  it('keeps inputs and several targets together when shuffled, and takes a list of one for its name', () => {
    const rows = Array.from({ length: 10 }, (_, i) => `${i},${i * 10},${i + 0.5}`).join('\n');
    const shuffle = { generator: 'python', seed: 42 } as const;
    const { train } = table(`x,y,z\n${rows}`, { features: ['x'], target: ['y', 'z'], shuffle });
    expect([...train.targets]).toEqual([...train.inputs].flatMap((x) => [x * 10, x + 0.5]));
    const one = table(flowers, { features: ['petal'], target: ['species'] });
    expect([one.classes, one.columns?.targets]).toEqual([3, ['species']]);
  });

  it('leaves rows out that lack one of several targets', () => {
    const text = 'x,u,v\n1,1,1\n2,,2\n3,3,NA\n4,4,4';
    const { train, test } = table(text, { features: ['x'], target: ['u', 'v'], missing: 'mean' });
    expect([...train.inputs, ...test.inputs]).toEqual([1, 4]);
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
    ['a,bee,y\n1,2,3\n1,2,3\n', 'row 1 must name a column "b", got "a", "bee", "y"; name one that is there'],
    ['a,b,b,y\n1,2,3,4\n1,2,3,4\n', 'row 1, column "b" must be named once, got it more often'],
    ['a,b,y\n1,2,3\n', 'must have at least two rows below its header, got 1'],
    ['', 'must begin with a row of column names, got an empty file'],
    [' \n\n', 'must begin with a row of column names, got an empty file'],
  ])('rejects %j by row and column', (text, message) => {
    const read = (): unknown => table(text, { features, target: 'y', source: 't.csv' });
    expect(read).toThrow(DataError);
    expect(read).toThrow(`table: t.csv ${message}`);
  });

  it.each([
    ['a;b;y\n1,5;2;3\n0;-1,25;4', 'semicolons, with decimal commas'],
    ['a\tb\ty\n1.5\t2\t3\n0\t-1.25\t4', 'tabs'],
    ['\uFEFFa|b|y\r\n1.5|2|3\r\n0|-1.25|4\r\n', 'bars'],
    ['"a";"b";"y"\n1.5;2;3\n0;-1.25;4', 'semicolons between quoted names'],
  ])('finds the delimiter of %j: %s', (text) => {
    const { train, test } = table(text, { features, target: 'y' });
    expect([...train.inputs, ...test.inputs]).toEqual([1.5, 2, 0, -1.25]);
    expect([...train.targets, ...test.targets]).toEqual([3, 4]);
  });

  it('takes the delimiter that it is told', () => {
    const text = 'a;1,b,y\n1,2,3\n4,5,6';
    expect([...table(text, { features: ['b'], target: 'y', delimiter: ',' }).train.inputs]).toEqual([2]);
  });

  it('names the columns of a file without a header by their place', () => {
    const text = '1,2,3\n4,5,6\n7,8,9';
    const { train, test } = table(text, { features: ['3', '1'], target: '2' });
    expect([...train.inputs, ...test.inputs]).toEqual([3, 1, 6, 4, 9, 7]);
    expect(() => table(text, { features: ['height'], target: '2' })).toThrow(
      'must name a column "height", got "1", "2", "3"; give the file a header, or name columns by their place, "1" to "3"',
    );
    expect(table('a,1\nb,2', { features: ['2'], target: '1', header: false }).labels).toEqual(['a', 'b']);
    expect([...table(text, { features: ['3'], target: '2', header: true }).train.inputs]).toEqual([6]);
  });

  it('says of one wide column that cells are not separated', () => {
    expect(() => table('a:b:y\n1:2:3\n1:2:3', { features, target: 'y' })).toThrow(
      'got "a:b:y"; separate cells by commas, semicolons, tabs or bars',
    );
  });

  describe('of cells that are missing', () => {
    const gaps = 'a,b,y\n1,NA,1\n3,4,1\n?,8,0\n5,6,\n9,nan,0\n';
    it('refuses the first by default, and says what can be done', () => {
      expect(() => table('a,b,y\n1,NA,1\n3,4,1', { features, target: 'y' })).toThrow(
        'row 2, column "b" must be a number, got "NA"; fill the cell in or leave the row out, or set data.missing',
      );
    });

    it('leaves out rows', () => {
      const text = `${gaps}7,8,2\n`;
      const { train, test } = table(text, { features, target: 'y', missing: 'drop' });
      expect([...train.inputs, ...test.inputs]).toEqual([3, 4, 7, 8]);
      expect([...train.targets, ...test.targets]).toEqual([1, 2]);
    });

    it('takes the mean of the rows that are trained on', () => {
      const { train, test } = table(gaps, { features, target: 'y', missing: 'mean' });
      expect([...train.inputs]).toEqual([1, 6, 3, 4, 2, 8]); // b: (4 + 8) / 2, a: (1 + 3) / 2
      expect([...test.inputs]).toEqual([9, 6]);
    });

    it('says when too few rows or no values are left', () => {
      expect(() => table('a,b,y\n1,,2\n,1,2', { features, target: 'y', missing: 'drop' })).toThrow(
        'must have at least two rows that are complete below its header, got 0; fill cells in',
      );
      expect(() => table('a,b,y\n1,,2\n1,,3', { features, target: 'y', missing: 'mean' })).toThrow(
        'column "b" must have a value among those trained on, got none; leave the column out',
      );
    });
  });

  it('names the nearest column to one that does not exist', () => {
    expect(() => table(flowers, { features: ['petl'], target: 'width' })).toThrow('did you mean "petal"?');
  });

  it('keeps the first row of a file without a header, classes and all', () => {
    const bare = '5.1,3.5,rose\n4.9,3,rose\n4,3,iris\n4.2,3.1,iris\n5,3.6,rose\n';
    const { train, validation, test, labels, columns } = table(bare, { features: ['1', '2'], target: '3' });
    expect(train.size + validation.size + test.size).toBe(5);
    expect([...(columns?.rows ?? [])]).toEqual([1, 2, 3, 4, 5]);
    expect(labels).toEqual(['iris', 'rose']);
  });

  it('says of a first row of numbers that is taken for a header how to say that it is none, which then helps', () => {
    const people = 'Ada,23,170\nBea,31,180\nCid,44,175\n';
    expect(() => table(people, { features: ['age'], target: 'height' })).toThrow(
      'row 1 must name a column "age", got "Ada", "23", "170"; name one that is there; if that row is no header, ' +
        'set data.header to false and name columns by their place, "1" to "3"',
    );
    const { columns } = table(people, { features: ['2'], target: '3', header: false });
    expect(columns?.rows).toHaveLength(3);
  });

  it('rejects columns that predict nothing or themselves', () => {
    expect(() => table(flowers, { features: [], target: 'width' })).toThrow(RangeError);
    expect(() => table(flowers, { features: ['width'], target: 'width' })).toThrow(
      'table: features must not contain the target, got "width" in both',
    );
    expect(() => table(flowers, { features: ['width', 'petal'], target: ['sepal', 'petal'] })).toThrow(
      'table: features must not contain the target, got "petal" in both',
    );
    expect(() => table(flowers, { features: ['petal'], target: ['width', 'sepal', 'width'] })).toThrow(
      'table: target[2] must be another column than target[0], got "width" in both; name each once',
    );
    expect(() => table(flowers, { features: ['petal'], target: [] })).toThrow(
      'table: target must name at least one column, got none',
    );
    const classes = { features: ['petal'], target: ['sepal', 'width'], targets: 'classes' } as const;
    expect(() => table(flowers, classes)).toThrow('table: target must be one column for class labels, got 2');
    expect(() => table(flowers, { features: ['petal', 'width', 'petal'], target: 'kind' })).toThrow(
      'table: features[2] must be another column than features[0], got "petal" in both; name each once',
    );
  });
});
