import { describe, expect, it } from 'vitest';
import { activationKinds } from '@weir/core';
import { meanField, nonlinear } from './meanField.ts';

describe('meanField', () => {
  it('keeps a linear stack of gain 1 as it is, and multiplies by other gains', () => {
    for (const { outputStd, gradRatio } of meanField('linear', 1, 4)) {
      expect(outputStd).toBeCloseTo(1, 6);
      expect(gradRatio).toBeCloseTo(1, 6);
    }
    expect(meanField('linear', 2, 3).map(({ outputStd }) => outputStd)).toEqual(
      [2, 4, 8].map((std) => expect.closeTo(std, 4)),
    );
  });

  it("keeps relu's mean square with gain √2: std √(1/2 − 1/(2π)) · √2 at every depth", () => {
    const expected = Math.sqrt(1 - 1 / Math.PI);
    for (const { outputStd, gradRatio } of meanField('relu', Math.SQRT2, 5)) {
      expect(outputStd).toBeCloseTo(expected, 3);
      expect(gradRatio).toBeCloseTo(1, 3);
    }
  });

  it("settles tanh of gain 5/3 where the lecture's five layers do, near 0.65", () => {
    expect(meanField('tanh', 5 / 3, 5).at(-1)?.outputStd).toBeCloseTo(0.65, 1);
  });

  it('lets tanh of gain 1 shrink layer by layer', () => {
    const stds = meanField('tanh', 1, 5).map(({ outputStd }) => outputStd);
    expect(stds).toEqual([...stds].sort((a, b) => b - a));
  });
});

describe('nonlinear', () => {
  it('has every activation, and linear', () => {
    expect(Object.keys(nonlinear).sort()).toEqual([...activationKinds, 'linear'].sort());
  });

  it.each(Object.entries(nonlinear))('the slope of %s is that of its values', (_, { value, slope }) => {
    for (const x of [-4.5, -2, -0.7, 0.3, 0.9, 2.5, 4]) {
      expect(slope(x)).toBeCloseTo((value(x + 1e-6) - value(x - 1e-6)) / 2e-6, 6);
    }
  });

  it.each([
    ['gelu', 0.8413447460685429],
    ['mish', 0.8650983882673103],
    ['softplus', 1.3132616875182228],
  ] as const)('%s of 1 is torch’s', (name, expected) => {
    expect(nonlinear[name].value(1)).toBeCloseTo(expected, 12);
  });
});
