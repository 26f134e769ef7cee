import { torchGenerator } from '@weir/core';
import { vocabulary } from '@weir/data';
import { chain, embedding, flatten, forEvaluation, linear } from '@weir/nn';
import { beforeAll, describe, expect, it } from 'vitest';
import { useBackend } from '../testing/experiment.ts';
import { drawClass } from './drawClass.ts';
import { sampleNames } from './sampleNames.ts';

beforeAll(useBackend);

describe('drawClass', () => {
  const logits = [0.2, 0.3, 0.5].map(Math.log);

  it('is where the cumulative softmax passes the point', () => {
    expect([0, 0.19, 0.21, 0.49, 0.51, 0.999999].map((point) => drawClass(logits, point, 1))).toEqual([
      0, 0, 1, 1, 2, 2,
    ]);
  });

  it('takes the likeliest more often when it is cold, and all alike when it is hot', () => {
    expect(drawClass(logits, 0.001, 0.01)).toBe(2);
    expect(drawClass(logits, 0.34, 1e6)).toBe(1);
  });

  it('stays finite with large logits', () => {
    expect(drawClass([1000, 2000], 0.5, 1)).toBe(1);
  });
});

describe('sampleNames', () => {
  const letters = vocabulary(['ab']);
  const network = () => {
    const rng = torchGenerator(1);
    return forEvaluation(chain([embedding(3, 4, { rng }), flatten(), linear(8, 3, { rng })]), {});
  };
  const sample = (seed: number, more: object = {}) =>
    sampleNames(network(), {
      count: 20,
      contextLength: 2,
      vocabulary: letters,
      rng: torchGenerator(seed),
      ...more,
    });

  it('draws names of the vocabulary’s letters, the same from the same seed', () => {
    const names = sample(7);
    expect(names).toHaveLength(20);
    expect(names.every((name) => /^[ab]*$/.test(name))).toBe(true);
    expect(sample(7)).toEqual(names);
    expect(sample(8)).not.toEqual(names);
  });

  it('ends names that the network does not end', () => {
    expect(Math.max(...sample(7, { longest: 3 }).map(({ length }) => length))).toBeLessThanOrEqual(3);
  });

  it('refuses a temperature of 0', () => {
    expect(() => sample(1, { temperature: 0 })).toThrow('temperature must be positive, got 0');
  });
});
