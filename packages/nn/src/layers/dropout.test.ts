import { torchGenerator } from '@weir/core';
import { lastValueFrom, map, take, toArray } from 'rxjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { crossEntropy } from '../losses/crossEntropy.ts';
import { sgd } from '../optimizers/sgd.ts';
import { vectors } from '../testing/examples.ts';
import { onCpu } from '../testing/onCpu.ts';
import { throughLayer } from '../testing/throughLayer.ts';
import { backward } from '../training/backward.ts';
import { descend } from '../training/descend.ts';
import { minibatches } from '../training/minibatches.ts';
import { dropout } from './dropout.ts';
import { linear } from './linear.ts';
import { sequential } from './sequential.ts';

beforeAll(onCpu);

const ones = { shape: [50, 40], data: new Float32Array(2000).fill(1) };
const pass = (rate: number, seed: number, step: number) =>
  throughLayer(dropout(rate, { seed }), ones, ones, { step });
const kept = (values: ArrayLike<number>): number =>
  Array.from(values).filter((value) => value !== 0).length / values.length;

describe('dropout', () => {
  it('zeroes about a share of rate and scales the others, gradients alike', () => {
    const { y, dx } = pass(0.25, 1, 0);
    expect(kept(y.data)).toBeGreaterThan(0.7);
    expect(kept(y.data)).toBeLessThan(0.8);
    for (const value of Array.from(y.data)) expect([0, Math.fround(1 / 0.75)]).toContain(value);
    expect(dx?.data).toEqual(y.data);
  });

  it('draws another mask at every step and for every seed, and the same when repeated', () => {
    expect(pass(0.5, 1, 0).y).toEqual(pass(0.5, 1, 0).y);
    expect(pass(0.5, 1, 0).y).not.toEqual(pass(0.5, 1, 1).y);
    expect(pass(0.5, 1, 0).y).not.toEqual(pass(0.5, 2, 0).y);
  });

  it('lets all or nothing pass at the ends of its range', () => {
    expect(pass(0, 1, 0).y.data).toEqual(ones.data);
    expect(Array.from(pass(1, 1, 0).y.data).every((value) => value === 0)).toBe(true);
    expect(() => dropout(1.5, { seed: 1 })).toThrow(
      'dropout: rate must be at least 0 and at most 1, got 1.5',
    );
  });

  it('lets all pass in evaluation mode', () => {
    const evaluated = dropout(0.5, { seed: 1 }).evaluation({ name: '0.dropout', moments: undefined });
    const { y, dx } = throughLayer(evaluated, ones, ones);
    expect(y.data).toEqual(ones.data);
    expect(dx?.data).toEqual(ones.data);
  });

  /** What each dropout of a network lets pass at each step, and which examples it was shown. */
  const masks = (rates: readonly number[], steps: number) => {
    const rng = torchGenerator(4);
    const net = sequential(
      linear(6, 30, { rng }),
      ...rates.map((rate) => dropout(rate, { seed: 9 })),
      linear(30, 2, { rng }),
    );
    return lastValueFrom(
      minibatches(vectors(64, 6), { size: 16, rng }).pipe(
        net,
        crossEntropy(),
        backward(),
        descend(sgd(), 0),
        take(steps),
        map(({ layers }) => layers.map(({ output }) => Array.from(output.values()))),
        toArray(),
      ),
    );
  };

  it('gives two dropouts of one seed masks of their own', async () => {
    const [[, first = [], second = []] = []] = await masks([0.5, 0.5], 1);
    const survivors = first.filter((value) => value !== 0).length;
    const both = second.filter((value) => value !== 0).length;
    expect(both).toBeGreaterThan(0.3 * survivors);
    expect(both).toBeLessThan(0.7 * survivors);
  });

  it('takes no draw from the parameters’ and minibatches’ generator, and repeats with its seed', async () => {
    const [without, with_, again] = [await masks([], 3), await masks([0.5], 3), await masks([0.5], 3)];
    expect(with_.map(([linearOut]) => linearOut)).toEqual(without.map(([linearOut]) => linearOut));
    expect(with_).toEqual(again);
  });
});
