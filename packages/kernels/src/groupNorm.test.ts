import { beforeAll, describe, expect, it } from 'vitest';
import { groupNorm, groupNormGrad } from './groupNorm.ts';
import { normalize, normalizeGrad } from './normalize.ts';
import { expectValues, mixed, of, onCpu, run } from './testing/cpu.ts';

const [x, gamma, beta, dy] = [mixed([2, 3, 4]), mixed([4], 2), mixed([4], 3), mixed([2, 3, 4], 4)].map(
  ({ data }) => Float32Array.from(data),
) as [Float32Array, Float32Array, Float32Array, Float32Array]; // as many as there are tensors
const shape = { examples: 2, positions: 3, channels: 4, groups: 2, eps: 1e-3, unbiased: false };

describe('groupNorm', () => {
  beforeAll(onCpu);
  const tensors = { x: of([2, 3, 4], x), gamma: of([4], gamma), beta: of([4], beta) };

  it.each([1, 2, 4])('normalises each example’s %i groups', (groups) => {
    const by = { ...shape, groups };
    const plain = normalize(x, gamma, beta, by);
    const [y, mean, variance] = run(groupNorm, tensors, { groups, eps: 1e-3 });
    expectValues(y, [2, 3, 4], plain.y);
    expectValues(mean, [2, groups], plain.mean);
    expectValues(variance, [2, groups], plain.variance);
    if (!mean || !variance) return expect.unreachable();
    const inputs = { dy: of([2, 3, 4], dy), x: tensors.x, mean, variance };
    const wanted = normalizeGrad(dy, x, plain.mean, plain.variance, gamma, by);
    const [dx, dgamma, dbeta] = run(
      groupNormGrad,
      { ...inputs, gamma: tensors.gamma },
      { groups, eps: 1e-3 },
    );
    expectValues(dx, [2, 3, 4], wanted.dx);
    expectValues(dgamma, [4], wanted.dgamma);
    expectValues(dbeta, [4], wanted.dbeta);
    expect(run(groupNormGrad, inputs, { groups, eps: 1e-3 })).toHaveLength(1);
  });

  it('refuses groups that do not divide the channels, and a vector', () => {
    for (const groups of [0, 3, 1.5, NaN]) {
      expect(() => run(groupNorm, tensors, { groups, eps: 0 })).toThrow(
        new RangeError(
          `groupNorm: groups must divide the 4 channels, got ${groups}; choose one of their divisors`,
        ),
      );
    }
    expect(() => run(groupNorm, { x: of([4], gamma) }, { groups: 1, eps: 0 })).toThrow(
      new RangeError('groupNorm: x must have at least two axes, got [4]; give it as [N, …, C]'),
    );
  });
});
