import { describe, expect, it } from 'vitest';
import { expectedSpread } from './expectedSpread.ts';
import { meanField } from './meanField.ts';

describe('expectedSpread', () => {
  const arrives = { inputMeanSquare: 1, inputStd: 1 };
  const weights = {
    does: 'weights',
    fanIn: 100,
    fanOut: 100,
    weightMeanSquare: 2.25 / 100,
    ...arrives,
  } as const;

  it('is the mean field of a stack of one gain', () => {
    const stack = [weights, { does: 'tanh', ...arrives }, weights, { does: 'tanh', ...arrives }] as const;
    const expected = expectedSpread(stack);
    const theory = meanField('tanh', 1.5, 2);
    expect([expected[1]?.outputStd, expected[3]?.outputStd]).toEqual(
      theory.map(({ outputStd }) => outputStd),
    );
    const growth = (expected[2]?.gradGrowth ?? NaN) * (expected[3]?.gradGrowth ?? NaN);
    expect(Math.sqrt(growth)).toBeCloseTo(theory[0]?.gradRatio ?? NaN, 10);
  });

  it('begins anew behind a layer that it does not know, from what arrives', () => {
    const expected = expectedSpread([
      weights,
      { does: undefined, ...arrives },
      { does: 'relu', ...arrives },
      { ...weights, inputMeanSquare: 4 },
      { does: 'passes', ...arrives },
      { does: 'normalises', weightMeanSquare: 0.01, inputMeanSquare: 9, inputStd: 3 },
    ]);
    expect(expected.map(({ outputStd }) => outputStd && Number(outputStd.toFixed(6)))).toEqual([
      1.5,
      undefined,
      undefined,
      3,
      3,
      0.1,
    ]);
    expect(expected[5]?.gradGrowth).toBeCloseTo(0.01 / 9, 10);
  });
});
