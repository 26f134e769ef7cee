import { arraySnapshot } from '@weir/core';
import { describe, expect, it } from 'vitest';
import { calmerSteps, centredRate, mostMomentum } from './calmerSteps.ts';

describe('centredRate', () => {
  const of = (moved: number) => {
    const values = (size: number) => ({ values: [size, -size], shape: [2, 1] });
    const weight = { name: '0.linear.weight', data: values(1), update: values(moved) };
    return arraySnapshot({ learningRate: 2, parameters: [weight] });
  };

  it('is what moves the weights by a thousandth of their size', () => {
    expect(centredRate(of(0.1))).toBeCloseTo(0.02, 12);
  });

  it('is unknown where nothing moves', () => {
    expect(centredRate(of(0))).toBeUndefined();
  });
});

describe('calmerSteps', () => {
  it('is a tenth of the rate at most, and what centres the first update', () => {
    expect(calmerSteps(30, 0.07).settings).toEqual([{ option: 'learningRate', value: 0.07, from: 30 }]);
    expect(calmerSteps(30, 9).settings).toEqual([{ option: 'learningRate', value: 3, from: 30 }]);
    expect(calmerSteps(30, undefined).remedy).toBe('Lower the learning rate from 30 to 3');
  });

  it('counts in that momentum makes steps longer', () => {
    const [rate] = calmerSteps(1, 0.5, 0.9).settings;
    expect(rate?.value).toBeCloseTo(0.05, 12);
  });

  it('lowers a momentum that adds up too many gradients', () => {
    expect(mostMomentum).toBeLessThan(0.99);
    const { remedy, settings } = calmerSteps(0.5, 0.07, 0.99);
    expect(settings.map(({ option }) => option)).toEqual(['optimizer.momentum', 'learningRate']);
    expect(settings[0]?.value).toBe(0.9);
    expect(settings[1]?.value).toBeCloseTo(0.007, 12);
    expect(remedy).toContain('steps grow to 100 times');
    expect(calmerSteps(0.5, 0.07, 1).remedy).toContain('any number of times');
  });
});
