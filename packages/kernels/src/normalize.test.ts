import { describe, expect, it } from 'vitest';
import { normalize, normalizeGrad } from './normalize.ts';
import type { NormalizedShape } from './normalize.ts';
import { differences, expectValues, mixed, of } from './testing/cpu.ts';

const shape: NormalizedShape = {
  examples: 2,
  positions: 3,
  channels: 4,
  groups: 2,
  eps: 1e-3,
  unbiased: false,
};
const [x, gamma, beta, dy] = [mixed([2, 3, 4]), mixed([4], 2), mixed([4], 3), mixed([2, 3, 4], 4)].map(
  ({ data }) => Float32Array.from(data),
) as [Float32Array, Float32Array, Float32Array, Float32Array]; // as many as there are tensors

/** The definition: every value by the mean and variance of its example and group. */
function defined(values: ArrayLike<number>, gains: ArrayLike<number>, of: NormalizedShape): number[] {
  const all = Array.from(values);
  const width = of.channels / of.groups;
  const setOf = (at: number) =>
    Math.floor(at / (of.positions * of.channels)) * of.groups + Math.floor((at % of.channels) / width);
  return all.map((value, at) => {
    const own = all.filter((_, other) => setOf(other) === setOf(at));
    const mean = own.reduce((sum, each) => sum + each, 0) / own.length;
    const squares = own.reduce((sum, each) => sum + (each - mean) ** 2, 0);
    const variance = squares / (own.length - (of.unbiased ? 1 : 0));
    return ((value - mean) / Math.sqrt(variance + of.eps)) * (gains[at % of.channels] ?? NaN);
  });
}
const close = (actual: ArrayLike<number>, wanted: ArrayLike<number>) =>
  expectValues(of([wanted.length], actual), [wanted.length], wanted);

describe.each([
  ['groups', shape],
  ['groups over n − 1', { ...shape, unbiased: true }],
  ['one group', { ...shape, groups: 1 }],
  ['each channel', { ...shape, groups: 4 }],
])('normalize, by %s', (_, by) => {
  it('has the values, moments and gradients of the definition', () => {
    const { y, mean, variance } = normalize(x, gamma, beta, by);
    close(
      y,
      defined(x, gamma, by).map((value, at) => value + (beta[at % 4] ?? NaN)),
    );
    expect([mean.length, variance.length]).toEqual([2 * by.groups, 2 * by.groups]);
    const { dx, dgamma, dbeta } = normalizeGrad(dy, x, mean, variance, gamma, by);
    close(
      dx,
      differences((values) => defined(values, gamma, by), x, dy),
    );
    close(
      dgamma,
      differences((gains) => defined(x, gains, by), gamma, dy),
    );
    close(
      dbeta,
      [0, 1, 2, 3].map((channel) => dy.reduce((sum, value, at) => sum + (at % 4 === channel ? value : 0), 0)),
    );
  });

  it('has gain 1 and no shift without gamma and beta', () => {
    const { y, mean, variance } = normalize(x, undefined, undefined, by);
    close(y, defined(x, [1, 1, 1, 1], by));
    const { dx } = normalizeGrad(dy, x, mean, variance, undefined, by);
    close(
      dx,
      differences((values) => defined(values, [1, 1, 1, 1], by), x, dy),
    );
  });
});

it('normalizeGrad is right of values that vary by a millionth of their mean, which float32 rounds away', () => {
  const by = { ...shape, examples: 1, groups: 4, eps: 0 };
  const near = Float32Array.from(x.subarray(0, 12), (value) => 1000 + value * 0.01);
  const { mean, variance } = normalize(near, undefined, undefined, by);
  const { dx } = normalizeGrad(dy.subarray(0, 12), near, mean, variance, undefined, by);
  const wanted = differences((v) => defined(v, [1, 1, 1, 1], by), near, dy.subarray(0, 12), 1e-6);
  expectValues(of([12], dx), [12], wanted, 1e-4);
});
