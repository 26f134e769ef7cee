import { describe, expect, it } from 'vitest';
import { DivergedError } from './divergedError.ts';

describe('DivergedError', () => {
  it('names the loss, the step and what was first not finite, and a remedy', () => {
    const error = new DivergedError(12, NaN, '3.batchNorm.gamma');
    expect(error).toBeInstanceOf(Error);
    expect(error.name).toBe('DivergedError');
    expect(error.what).toBe(
      'descend: loss must be finite, got NaN at step 12; first not finite: 3.batchNorm.gamma',
    );
    expect(error.message).toBe(
      `${error.what}; scale the data, or lower the learning rate or the initial gain`,
    );
    expect([error.step, error.loss, error.culprit]).toEqual([12, NaN, '3.batchNorm.gamma']);
  });

  it('does not blame the learning rate of a step before the first update', () => {
    const { message } = new DivergedError(0, Infinity, '1.tanh');
    expect(message).toMatch(/got Infinity at step 0; .*; scale the data, or lower the initial gain$/);
  });

  it('blames an eps of 0 where a norm’s input does not vary, at any step', () => {
    for (const step of [0, 5]) {
      const error = new DivergedError(step, NaN, '2.batchNorm', 'zeroVariance');
      expect(error.reason).toBe('zeroVariance');
      expect(error.message).toMatch(/eps 0 divides by that variance of 0: set its eps to 1e-5$/);
    }
  });
});
