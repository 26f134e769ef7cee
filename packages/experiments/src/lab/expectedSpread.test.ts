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

  it('adds what biases start from, of weights and of norms', () => {
    const biased = { weightMeanSquare: 0.5, biasMeanSquare: 0.25, inputStd: 2 };
    const linear = { does: 'weights', fanIn: 4, fanOut: 6, inputMeanSquare: 3, ...biased } as const;
    const again = { ...linear, inputMeanSquare: NaN }; // what theory has from before stands for what was measured
    const [first, second] = expectedSpread([linear, again]);
    expect(first?.outputStd).toBeCloseTo(Math.sqrt(4 * 0.5 * 3 + 0.25), 12);
    expect(first?.gradGrowth).toBeCloseTo(6 * 0.5, 12);
    expect(second?.outputStd).toBeCloseTo(Math.sqrt(4 * 0.5 * (4 * 0.5 * 3 + 0.25) + 0.25), 12);
    const norm = { does: 'normalises', inputMeanSquare: 9, ...biased } as const;
    const [normed, behind] = expectedSpread([norm, again]);
    expect(normed?.outputStd).toBeCloseTo(Math.sqrt(0.5), 12); // the shift is its mean, and no spread
    expect(normed?.gradGrowth).toBeCloseTo(0.5 / 4, 12);
    expect(behind?.outputStd).toBeCloseTo(Math.sqrt(4 * 0.5 * (0.5 + 0.25) + 0.25), 12);
  });

  it('has the spread of an activation around its own mean, and passes on its mean square', () => {
    const one = { does: 'weights', fanIn: 1, fanOut: 1, weightMeanSquare: 4, ...arrives } as const;
    const passing = { does: 'passes', ...arrives } as const;
    const [, relu, passed, next] = expectedSpread([one, { does: 'relu', ...arrives }, passing, one]);
    // Of N(0, 2²) half is cut: mean 2 / √(2π), mean square 2.
    expect(relu?.outputStd).toBeCloseTo(Math.sqrt(2 - 4 / (2 * Math.PI)), 4);
    expect(relu?.gradGrowth).toBeCloseTo(0.5, 4);
    expect(passed).toEqual({ outputStd: expect.closeTo(Math.SQRT2, 4) as number, gradGrowth: 1 });
    expect(next?.outputStd).toBeCloseTo(Math.sqrt(4 * 2), 4);
  });

  it('knows nothing of an activation that no weight is ahead of', () => {
    expect(expectedSpread([{ does: 'tanh', ...arrives }])).toEqual([
      { outputStd: undefined, gradGrowth: undefined },
    ]);
    expect(expectedSpread([{ does: 'passes', ...arrives }])).toEqual([
      { outputStd: undefined, gradGrowth: 1 },
    ]);
  });
});
