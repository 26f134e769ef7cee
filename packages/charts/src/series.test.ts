import { describe, expect, it } from 'vitest';
import { lossSeries, updateRatioSeries } from './series.ts';
import { stateOf } from './testing/states.ts';

describe('lossSeries', () => {
  it('is the loss at each step that has a logarithm, smoothed', () => {
    const entry = (step: number, loss: number) => ({ step, loss, smoothed: loss });
    const points = lossSeries({ entries: [entry(0, 2), entry(1, 0), entry(2, 2)] });
    expect(points.map(({ step }) => step)).toEqual([0, 2]);
    for (const { value } of points) expect(value).toBeCloseTo(2, 12);
    const falling = lossSeries({ entries: [entry(0, 100), entry(1, 1)] });
    expect(falling[0]?.value).toBeCloseTo(100, 9); // nothing ahead of the first is averaged into it
  });
});

describe('updateRatioSeries', () => {
  const entries = [
    { step: 0, ratios: [] },
    {
      step: 5,
      ratios: [
        { name: 'a', log10: -2 },
        { name: 'b', log10: -4 },
      ],
    },
  ];

  it('is the mean over the weights that move, or one weight’s', () => {
    expect(updateRatioSeries({ entries })).toEqual([{ step: 5, value: -3 }]);
    expect(updateRatioSeries({ entries }, 'b')).toEqual([{ step: 5, value: -4 }]);
    expect(updateRatioSeries({ entries }, 'c')).toEqual([]);
  });

  it('has a point for each step that was measured', async () => {
    const state = await stateOf('updateRatio');
    expect(updateRatioSeries(state).length).toBe(state.entries.length);
  });
});
