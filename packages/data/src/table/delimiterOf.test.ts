import { expect, it } from 'vitest';
import { delimiterOf } from './delimiterOf.ts';

it.each([
  ['a,b,c\n1;2;3', ','],
  ['a;b\n', ';'],
  ['a\tb\tc', '\t'],
  ['a|b', '|'],
  ['a;b,c;d', ';'],
  ['one column', ','],
  ['', ','],
  ['\n  \r\na|b\n1,2,3', '|'],
  ['\uFEFFa;b', ';'],
  ['"a,b,c";d', ';'],
  ['"a;b";"c;d",e,f', ','],
  ['a,b;c', ','],
] as const)('delimiterOf(%j) is %j', (text, delimiter) => {
  expect(delimiterOf(text)).toBe(delimiter);
});
