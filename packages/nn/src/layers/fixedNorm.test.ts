import { beforeAll, describe, expect, it } from 'vitest';
import { onCpu } from '../testing/onCpu.ts';
import { throughLayer } from '../testing/throughLayer.ts';
import { fixedNorm } from './fixedNorm.ts';
import { GainAndShift } from './gainAndShift.ts';

beforeAll(onCpu);

const moments = { mean: [1, -2], variance: [4, 0.25] };
const shifted = () => {
  const learnt = new GainAndShift(2, { gamma: 3 });
  learnt.beta?.assign([10, 20]);
  return learnt;
};
const x = { shape: [2, 2], data: Float32Array.of(3, -1, 1, -2) };

describe('a norm with fixed moments', () => {
  it('takes the mean off, divides by the std, and applies gain and shift', () => {
    const { y, dx } = throughLayer(fixedNorm(2, moments, 0, shifted()), x, x);
    expect(Array.from(y.data)).toEqual([13, 26, 10, 20]);
    expect(Array.from(dx?.data ?? [])).toEqual([4.5, -6, 1.5, -12]); // dy γ / std
  });

  it('has gradients of gain and shift where it learns', () => {
    const { grads } = throughLayer(fixedNorm(2, moments, 0, shifted(), { learns: true }), x, x);
    expect(grads.map(({ data }) => Array.from(data))).toEqual([
      [3, -2], // Σ dy x̂, with x̂ = [[1, 2], [0, 0]]
      [4, -3],
    ]);
  });

  it('refuses moments of another network', () => {
    expect(() => fixedNorm(3, moments, 0, new GainAndShift(3))).toThrow(
      'batchNorm: mean must number 3, one a feature, got 2',
    );
  });

  it('is one map of each feature', () => {
    expect(fixedNorm(2, moments, 0, shifted()).featureMap?.()).toEqual({
      factor: Float64Array.of(1.5, 6),
      shift: Float64Array.of(8.5, 32),
    });
  });
});
