import { arraySnapshot } from '@weir/core';
import { describe, expect, it } from 'vitest';
import { goldenDiagnostics } from '../testing/golden.ts';
import { measureOne } from '../testing/measure.ts';
import { saturation } from './saturation.ts';

const { x, tanh } = goldenDiagnostics();
const snapshot = arraySnapshot({
  layers: [
    { kind: 'tanh', output: { values: x.data.map(Math.tanh), shape: x.shape } },
    { kind: 'relu', output: { values: x.data, shape: x.shape } },
  ],
});

describe('saturation', () => {
  it('is PyTorch’s share of |h| > 0.97, of tanh and sigmoid alone', () => {
    expect(measureOne(saturation(), snapshot).layers).toEqual([
      { name: '0.tanh', saturated: expect.closeTo(tanh.saturated097, 7) },
    ]);
  });

  it('takes another threshold', () => {
    const [layer] = measureOne(saturation({ threshold: 0.99 }), snapshot).layers;
    expect(layer?.saturated).toBeCloseTo(tanh.saturated099, 7);
  });
});
