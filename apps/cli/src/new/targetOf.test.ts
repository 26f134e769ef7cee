import { surveyTable } from '@weir/data';
import { expect, it } from 'vitest';
import { targetOf } from './targetOf.ts';

const rows = '1,x,7,a\n2,x,8,b\n3,y,9,a\n4,y,8,b\n';
const of = (header: string, given?: string) => {
  const { wanted, rival } = targetOf(surveyTable(`${header}\n${rows}`, 't', {}), 't', given);
  return [wanted.name, ...(rival ? [rival.name] : [])];
};

it('targetOf takes the column that is named', () => {
  expect(of('row,kind,size,other', 'kind')).toEqual(['kind']);
});

it('targetOf takes one that is called as targets are, and tells of another', () => {
  expect(of('row,Class,size,other')).toEqual(['Class']);
  expect(of('row,y,label,other')).toEqual(['label', 'y']);
});

it('targetOf takes the last that can be one where none is called so', () => {
  expect(of('row,kind,size,other')).toEqual(['other']);
});

it('targetOf says what a named column lacks, and that none can be predicted', () => {
  expect(() => of('row,kind,size,other', 'kid')).toThrow('got "kid"; did you mean "kind"?');
  const constant = surveyTable('a,b\nx,1\nx,2\n', 't', {});
  expect(() => targetOf(constant, 't', 'a')).toThrow('of at least two different values, got "a" with 1');
  const words = surveyTable('a,b\nu,x\nv,y\n', 't', {});
  expect(() => targetOf(words, 't', undefined)).toThrow('must have a column to predict');
});
