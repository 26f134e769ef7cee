import { describe, expect, it } from 'vitest';
import { GainAndShift } from './gainAndShift.ts';

describe('gain and shift', () => {
  it('start at the gain and at 0, in this order', () => {
    const { parameters } = new GainAndShift(2, { gamma: 0.5 });
    expect(parameters.map(({ name }) => name)).toEqual(['gamma', 'beta']);
    expect(parameters.map((parameter) => Array.from(parameter.values()))).toEqual([
      [0.5, 0.5],
      [0, 0],
    ]);
  });

  it('are none where they are not learnt', () => {
    expect(new GainAndShift(2, { affine: false }).parameters).toEqual([]);
  });
});
