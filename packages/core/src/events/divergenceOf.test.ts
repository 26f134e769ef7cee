import { describe, expect, it } from 'vitest';
import { divergenceOf } from './divergenceOf.ts';

describe('divergenceOf', () => {
  it('is what the loss has beside the entropy of the targets', () => {
    expect(divergenceOf({ loss: 2.5, targetEntropy: 0.5 })).toBe(2);
    expect(divergenceOf({ loss: 2.5 })).toBe(2.5);
  });

  it('is 0, not less, where rounding alone is below', () => {
    const entropy = 1.1421;
    expect(divergenceOf({ loss: entropy - 5.6e-8, targetEntropy: entropy })).toBe(0);
    expect(divergenceOf({ loss: 0.1, targetEntropy: 0.2 })).toBeCloseTo(-0.1, 12); // no rounding: shown as it is
  });
});
