import { describe, expect, it } from 'vitest';
import { learnable, shareLeft } from './learnable.ts';

describe('what there is to learn', () => {
  it('is the loss at chance, less what smoothed targets keep', () => {
    expect(learnable({ baseline: 2.3 })).toBe(2.3);
    expect(learnable({ baseline: 2.3, floor: 2 })).toBeCloseTo(0.3, 12);
    expect(learnable({})).toBeUndefined();
    expect(learnable(undefined)).toBeUndefined();
  });

  it('is left by the share that the loss is above its least', () => {
    expect(shareLeft(2.3, { baseline: 2.3, floor: 2 })).toBe(1);
    expect(shareLeft(2.15, { baseline: 2.3, floor: 2 })).toBeCloseTo(0.5, 12);
    expect(shareLeft(1, { baseline: 2, floor: 2 })).toBeUndefined();
  });
});
