import { arraySnapshot, torchGenerator } from '@weir/core';
import { describe, expect, it } from 'vitest';
import { meanAndStd } from '../testing/bruteForce.ts';
import { measureOne } from '../testing/measure.ts';
import { gradients } from './gradients.ts';

const values = torchGenerator(11).normal(0.1, 0.02, [20, 5]);
const shape = [20, 5];
const snapshot = arraySnapshot({
  layers: [
    { kind: 'tanh', output: { values, shape } },
    { kind: 'tanh', output: { values, shape }, grad: { values, shape } },
  ],
});

describe('gradients', () => {
  it('agrees with brute force on random arrays', () => {
    const [layer] = measureOne(gradients({ bins: 4, low: 0, high: 0.2 }), snapshot).layers;
    const { mean, std } = meanAndStd(values);
    expect(layer?.mean).toBeCloseTo(mean, 12);
    expect(layer?.std).toBeCloseTo(std, 12);
    const counts = [0, 0.05, 0.1, 0.15].map((low) => values.filter((x) => x >= low && x < low + 0.05).length);
    expect(layer?.histogram).toEqual({ low: 0, high: 0.2, counts });
  });

  it('leaves out layers that nothing flows back to', () => {
    expect(measureOne(gradients(), snapshot).layers.map(({ name }) => name)).toEqual(['1.tanh']);
  });
});
