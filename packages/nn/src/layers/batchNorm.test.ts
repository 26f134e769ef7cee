import { torchGenerator } from '@weir/core';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkGradients, normals } from '../testing/gradientCheck.ts';
import { onCpu } from '../testing/onCpu.ts';
import { meanOf } from '../testing/reference.ts';
import type { Reference } from '../testing/reference.ts';
import { throughLayer } from '../testing/throughLayer.ts';
import type { Values } from '../testing/throughLayer.ts';
import { batchNorm } from './batchNorm.ts';

beforeAll(onCpu);

const eps = 1e-2;

/** The layer in float64 with the moments of `at`, whatever it is given. */
function withMomentsOf(at: Values, unbiased: boolean): Reference {
  const width = at.shape.at(-1) ?? 1;
  const columns = Array.from({ length: width }, (_, unit) =>
    Array.from(at.data).filter((_value, place) => place % width === unit),
  );
  const means = columns.map(meanOf);
  const roots = columns.map((column, unit) => {
    const squares = column.reduce((sum, value) => sum + (value - (means[unit] ?? NaN)) ** 2, 0);
    return Math.sqrt(squares / (column.length - (unbiased ? 1 : 0)) + eps);
  });
  return (x, [gamma, beta]) => ({
    shape: x.shape,
    data: x.data.map((value, place) => {
      const unit = place % width;
      const normal = (value - (means[unit] ?? NaN)) / (roots[unit] ?? NaN);
      return (gamma?.data[unit] ?? 1) * normal + (beta?.data[unit] ?? 0);
    }),
  });
}

describe('a detached batchNorm', () => {
  it('has the gradients of differences in float64 with the moments held fixed', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 2, max: 4 }), { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 1, max: 4 }),
        fc.boolean(),
        fc.boolean(),
        fc.integer({ min: 1, max: 2 ** 31 - 1 }),
        (lead, width, unbiased, affine, seed) => {
          const layer = batchNorm(width, { eps, unbiased, affine, detached: true });
          for (const parameter of layer.parameters) parameter.assign(torchGenerator(seed).randn(width));
          const x = normals([...lead, width], seed);
          checkGradients({ layer, x, reference: withMomentsOf(x, unbiased) }, seed);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('lets through what batchNorm takes away: a gradient alike in all examples', () => {
    const x = normals([8, 3], 5);
    const dy = { shape: [8, 3], data: new Float32Array(24).fill(1) };
    const sumOf = (detached: boolean) => {
      const { dx } = throughLayer(batchNorm(3, { detached }), x, dy);
      return Array.from(dx?.data ?? []).reduce((sum, value) => sum + value, 0);
    };
    expect(sumOf(false)).toBeCloseTo(0, 5);
    expect(sumOf(true)).toBeGreaterThan(10);
  });
});

describe('the momentum of a batchNorm', () => {
  it.each([
    [0.99, '0.01'],
    [0.999, '0.001'],
    [0.95, '0.05'],
  ])('of %d is taken for Keras’s, and the error gives PyTorch’s', (momentum, torchs) => {
    const why = `must be the weight of the new batch, as PyTorch's, got ${momentum}, which in Keras is that of what was there; set it to ${torchs}`;
    expect(() => batchNorm(3, { momentum })).toThrow(`batchNorm: momentum ${why}`);
  });

  it.each([0, 0.001, 0.1, 0.9, 1])('can be %d', (momentum) => {
    expect(() => batchNorm(3, { momentum })).not.toThrow();
  });
});
