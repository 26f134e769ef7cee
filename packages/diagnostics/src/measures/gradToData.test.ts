import { arraySnapshot, torchGenerator } from '@weir/core';
import { describe, expect, it } from 'vitest';
import { meanAndStd } from '../testing/bruteForce.ts';
import { goldenDiagnostics } from '../testing/golden.ts';
import { measureOne } from '../testing/measure.ts';
import { gradToData } from './gradToData.ts';

const { updateRatio: golden } = goldenDiagnostics();
const ratiosOf = (data: ArrayLike<number>, grad: ArrayLike<number>, shape: readonly number[]) => {
  const parameter = { name: '0.linear.weight', data: { values: data, shape }, grad: { values: grad, shape } };
  return measureOne(gradToData(), arraySnapshot({ parameters: [parameter] })).ratios;
};

describe('gradToData', () => {
  it('is PyTorch’s grad.std() / data.std()', () => {
    const { weight, grad, gradToData: expected } = golden;
    const [ratio] = ratiosOf(weight.data, grad.data, weight.shape);
    expect(ratio?.name).toBe('0.linear.weight');
    expect(ratio?.ratio).toBeCloseTo(expected, 6);
  });

  it('agrees with brute force on random arrays', () => {
    const rng = torchGenerator(6);
    const [data, grad] = [rng.normal(2, 0.5, [9, 11]), rng.normal(0.3, 0.04, [9, 11])];
    const expected = meanAndStd(grad).std / meanAndStd(data).std;
    expect(ratiosOf(data, grad, [9, 11])[0]?.ratio).toBeCloseTo(expected, 6);
  });

  it('is 0 of a weight without gradient, and none of data without spread, nor of biases', () => {
    expect(ratiosOf([1, 2], [0, 0], [1, 2])[0]?.ratio).toBe(0);
    expect(ratiosOf([3, 3], [1, 2], [1, 2])).toEqual([]);
    expect(ratiosOf([1, 2], [1, 2], [2])).toEqual([]);
  });
});
