import { describe, expect, it } from 'vitest';
import { batchNorm } from './batchNorm.ts';
import { GainAndShift } from './gainAndShift.ts';
import { groupNorm } from './groupNorm.ts';
import { instanceNorm } from './instanceNorm.ts';
import { layerNorm } from './layerNorm.ts';

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

  it('take no gain where there is to be none', () => {
    expect(new GainAndShift(2, { affine: false, gamma: 1 }).parameters).toEqual([]);
    expect(() => new GainAndShift(2, { affine: false, gamma: 0.1 }, 'layerNorm')).toThrow(
      'layerNorm: gamma must be left out where affine is false, got 0.1; remove it, or set affine to true',
    );
  });

  it.each([
    ['batchNorm', () => batchNorm(2, { affine: false, gamma: 0.1 })],
    ['layerNorm', () => layerNorm(2, { affine: false, gamma: 0.1 })],
    ['groupNorm', () => groupNorm(1, 2, { affine: false, gamma: 0.1 })],
    ['instanceNorm', () => instanceNorm(2, { affine: false, gamma: 0.1 })],
  ])('are refused likewise by %s, by its name', (name, make) => {
    expect(make).toThrow(`${name}: gamma must be left out where affine is false`);
  });
});
