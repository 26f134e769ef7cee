import { expect, it } from 'vitest';
import { withDecimalPoint } from './withDecimalPoint.ts';

it('withDecimalPoint changes the decimal comma of a number between semicolons, and nothing else', () => {
  expect(['1,5', '-,25', '1,000,000', 'a,b', '2'].map((cell) => withDecimalPoint(cell, ';'))).toEqual([
    '1.5',
    '-.25',
    '1,000,000',
    'a,b',
    '2',
  ]);
  expect(withDecimalPoint('1,5', '\t')).toBe('1,5');
});
