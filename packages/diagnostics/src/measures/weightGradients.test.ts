import { arraySnapshot } from '@weir/core';
import { describe, expect, it } from 'vitest';
import { meanAndStd } from '../testing/bruteForce.ts';
import { goldenDiagnostics } from '../testing/golden.ts';
import { measureOne } from '../testing/measure.ts';
import { gradToData } from './gradToData.ts';
import { updateRatio } from './updateRatio.ts';
import { weightGradients } from './weightGradients.ts';

const golden = goldenDiagnostics().updateRatio;
const { shape } = golden.weight;
const name = '2.linear.weight';
const snapshot = arraySnapshot({
  learningRate: golden.lr,
  parameters: [
    { name, data: { values: golden.weight.data, shape }, grad: { values: golden.grad.data, shape } },
    { name: '2.linear.bias', data: { values: [1, 2] }, grad: { values: [1, 3] } },
  ],
});
const still = arraySnapshot({
  parameters: [{ name, data: { values: [2, 2, 2, 2], shape: [2, 2] }, grad: { values: [0, 1, 0, 1] } }],
});

describe('weightGradients', () => {
  it('has the gradient’s moments, and PyTorch’s grad:data', () => {
    const { weights } = measureOne(weightGradients({ bins: 20 }), snapshot);
    expect(weights.map((weight) => weight.name)).toEqual([name]);
    const { mean, std } = meanAndStd(golden.grad.data);
    expect(weights[0]?.shape).toEqual([30, 100]);
    expect(weights[0]?.mean).toBeCloseTo(mean, 12);
    expect(weights[0]?.std).toBeCloseTo(std, 12);
    expect(weights[0]?.gradToData).toBeCloseTo(golden.gradToData, 7);
    expect(weights[0]?.histogram.counts.reduce((a, b) => a + b)).toBe(3000);
  });

  it('has no grad:data where the data has no spread', () => {
    expect(measureOne(weightGradients(), still).weights[0]).not.toHaveProperty('gradToData');
  });
});

describe('gradToData', () => {
  it('is PyTorch’s std(grad) / std(data), of weights alone', () => {
    expect(measureOne(gradToData(), snapshot).ratios).toEqual([
      { name, ratio: expect.closeTo(golden.gradToData, 7) },
    ]);
  });

  it('leaves out a weight without spread', () => {
    expect(measureOne(gradToData(), still).ratios).toEqual([]);
  });
});

describe('updateRatio', () => {
  it('is PyTorch’s log₁₀ of std(update) / std(data), of weights alone', () => {
    expect(measureOne(updateRatio(), snapshot).ratios).toEqual([
      { name, log10: expect.closeTo(golden.log10UpdateToData, 6) },
    ]);
  });

  it('leaves out a weight that did not move', () => {
    const data = { values: [1, 2, 3, 4], shape: [2, 2] };
    expect(measureOne(updateRatio(), arraySnapshot({ parameters: [{ name, data }] })).ratios).toEqual([]);
  });
});
