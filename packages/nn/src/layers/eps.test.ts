import { expect, it } from 'vitest';
import { mustBeEps } from './eps.ts';

it('what is added to a variance may be 0, and neither negative nor NaN', () => {
  expect(() => mustBeEps('batchNorm', 0)).not.toThrow();
  for (const eps of [-1e-9, NaN])
    expect(() => mustBeEps('batchNorm', eps)).toThrow(`batchNorm: eps must be at least 0, got ${eps}`);
});
