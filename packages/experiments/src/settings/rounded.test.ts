import { describe, expect, it } from 'vitest';
import { rounded } from './rounded.ts';

describe('rounded', () => {
  it('has three figures', () => {
    expect([5 / 3, 1234.5, 0.00012345].map(rounded)).toEqual([1.67, 1230, 0.000123]);
  });

  it('keeps what is missing to 1', () => {
    expect([0.99954, 0.9999954, 1].map(rounded)).toEqual([0.99954, 0.9999954, 1]);
  });
});
