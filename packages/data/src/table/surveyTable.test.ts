import { describe, expect, it } from 'vitest';
import { surveyTable } from './surveyTable.ts';

describe('surveyTable', () => {
  it('says what each column holds', () => {
    const { columns, ...rest } = surveyTable('id,size,kind\n7,1.5,a\n8,NA,b\n9,2,a\n');
    expect(rest).toEqual({ delimiter: ',', hasHeader: true, first: ['id', 'size', 'kind'], rows: 3 });
    expect(columns).toEqual([
      { name: 'id', isNumeric: true, isWhole: true, distinct: 3, missing: 0, isCount: true },
      { name: 'size', isNumeric: true, isWhole: false, distinct: 2, missing: 1, isCount: false },
      {
        name: 'kind',
        isNumeric: false,
        isWhole: false,
        distinct: 2,
        missing: 0,
        isCount: false,
        odd: { text: 'a', row: 2, count: 3 },
      },
    ]);
  });

  it('finds the delimiter, the absence of a header, and decimal commas between semicolons', () => {
    const { columns, delimiter, hasHeader, rows } = surveyTable('1,5;2,25;1\n2,5;4,5;2\n');
    expect({ delimiter, hasHeader, rows }).toEqual({ delimiter: ';', hasHeader: false, rows: 2 });
    expect(columns.map(({ isNumeric }) => isNumeric)).toEqual([true, true, true]);
    expect(surveyTable('1\t2\n3\t4\n')).toMatchObject({ delimiter: '\t', hasHeader: false, rows: 2 });
  });

  it('names the first cell that keeps a column from being one of numbers, and how many there are', () => {
    const { columns } = surveyTable('a,b,c\n1,inf,x\n2,3,y\n1e300,-inf,z\n4,5,1\n5,6,2\n');
    expect(columns.map(({ isNumeric, odd }) => [isNumeric, odd])).toEqual([
      [false, { text: '1e300', row: 4, count: 1 }],
      [false, { text: 'inf', row: 2, count: 2 }],
      [false, { text: 'x', row: 2, count: 3 }],
    ]);
  });

  it('takes a first row for what it is said to be', () => {
    const people = 'Ada,23\nBea,31\n';
    expect(surveyTable(people)).toMatchObject({ hasHeader: true, first: ['Ada', '23'], rows: 1 });
    expect(surveyTable(people, 'p', { header: false })).toMatchObject({
      hasHeader: false,
      first: ['Ada', '23'],
      rows: 2,
    });
    expect(surveyTable('1,2\n3,4\n', 'p', { header: true }).columns.map(({ name }) => name)).toEqual([
      '1',
      '2',
    ]);
  });

  it('is no number where nothing is there', () => {
    expect(surveyTable('a,b\n,1\n,2\n').columns[0]).toMatchObject({ isNumeric: false, missing: 2 });
  });

  it('refuses what is no table', () => {
    expect(() => surveyTable('a,b\n1\n', 'short.csv')).toThrow('short.csv row 2 must have 2 cells');
  });
});
