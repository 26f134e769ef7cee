import { expect, test } from 'vitest';
import { isHeader } from './isHeader.ts';

const rowsOf = (text: string, delimiter: string) => text.split('\n').map((line) => line.split(delimiter));

test.each([
  ['length,width,kind\n5.1,3.5,rose\n4,3,iris', true],
  ['length,width,kind\n5.1,NA,rose\n4,3,iris', true],
  [',length,kind\n0,3.5,rose\n1,3,iris', true],
  ['5.1,3.5,rose\n4.9,3,rose\n4,3,iris', false],
  ['5.1,,rose\n4.9,3,rose\n4,3,iris', false],
  ['?,3.5,rose\n4.9,3,rose\n4,3,iris', false],
  ['1,2\n3,4', false],
  ['country,1990,1991\nChile,13.2,13.4\nChad,6,6.2', true],
  ['kind,name\nrose,Ada\nrose,Bea', true],
  ['rose,Ada\nrose,Bea', true],
  ['a,b', true],
])('of %j: %s', (text, expected) => {
  expect(isHeader(rowsOf(text, ','), ',')).toBe(expected);
});

test('decimal commas are numbers between semicolons', () => {
  expect(isHeader(rowsOf('5,1;rose\n4,9;rose\n4;iris', ';'), ';')).toBe(false);
});

test('names that are asked for decide, in the first row or as places', () => {
  const rows = rowsOf('rose,1990,1991\nrose,1,2\nrose,3,4', ',');
  expect(isHeader(rows, ',')).toBe(false);
  expect(isHeader(rows, ',', ['1990', '1991'])).toBe(true);
  const people = rowsOf('Ada,23,170\nBea,31,180', ',');
  expect([isHeader(people, ','), isHeader(people, ',', ['2', '3'])]).toEqual([true, false]);
});
