import { beforeAll, describe, expect, it } from 'vitest';
import { batchNorm, batchNormGrad } from './batchNorm.ts';
import { normalize, normalizeGrad } from './normalize.ts';
import { expectValues, mixed, of, onCpu, run } from './testing/cpu.ts';

const [x, gamma, beta, dy] = [mixed([2, 3, 4]), mixed([4], 2), mixed([4], 3), mixed([2, 3, 4], 4)].map(
  ({ data }) => Float32Array.from(data),
) as [Float32Array, Float32Array, Float32Array, Float32Array]; // as many as there are tensors
const shape = { examples: 2, positions: 3, channels: 4, groups: 2, eps: 1e-3, unbiased: false };

describe('batchNorm', () => {
  beforeAll(onCpu);
  const attrs = { eps: 1e-3, unbiased: false };
  const rows = { ...shape, examples: 1, positions: 6, groups: 4 };
  const tensors = { x: of([2, 3, 4], x), gamma: of([4], gamma), beta: of([4], beta) };

  it.each([true, false])('normalises each channel over all leading axes, unbiased: %s', (unbiased) => {
    const by = { ...rows, unbiased };
    const plain = normalize(x, gamma, beta, by);
    const [y, mean, variance] = run(batchNorm, tensors, { eps: 1e-3, unbiased });
    expectValues(y, [2, 3, 4], plain.y);
    expectValues(mean, [4], plain.mean);
    expectValues(variance, [4], plain.variance);
    if (!mean || !variance) return expect.unreachable();
    const inputs = { dy: of([2, 3, 4], dy), x: tensors.x, mean, variance };
    const wanted = normalizeGrad(dy, x, plain.mean, plain.variance, gamma, by);
    const [dx, dgamma, dbeta] = run(
      batchNormGrad,
      { ...inputs, gamma: tensors.gamma },
      { eps: 1e-3, unbiased },
    );
    expectValues(dx, [2, 3, 4], wanted.dx);
    expectValues(dgamma, [4], wanted.dgamma);
    expectValues(dbeta, [4], wanted.dbeta);
    expect(run(batchNormGrad, inputs, { eps: 1e-3, unbiased })).toHaveLength(1);
  });

  it('of a single row has no spread, and no variance over N − 1', () => {
    const row = { x: of([1, 2], [3, -4]) };
    expectValues(run(batchNorm, row, attrs)[0], [1, 2], [0, 0]);
    expectValues(run(batchNorm, row, { ...attrs, unbiased: true })[2], [2], [NaN, NaN]);
  });
});
