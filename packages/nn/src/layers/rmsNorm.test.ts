import { torchGenerator } from '@weir/core';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkGradients, normals } from '../testing/gradientCheck.ts';
import { onCpu } from '../testing/onCpu.ts';
import { meanOf } from '../testing/reference.ts';
import type { Reference } from '../testing/reference.ts';
import { throughLayer } from '../testing/throughLayer.ts';
import { rmsNorm } from './rmsNorm.ts';

beforeAll(onCpu);

/** The layer from its definition, in float64. */
const definition =
  (width: number, eps: number): Reference =>
  (x, [gamma]) => ({
    shape: x.shape,
    data: x.data.map((value, at) => {
      const start = at - (at % width);
      const square = meanOf(x.data.slice(start, start + width).map((other) => other * other));
      return ((gamma?.data[at % width] ?? NaN) * value) / Math.sqrt(square + eps);
    }),
  });

const sides = fc.integer({ min: 1, max: 5 });

describe('rmsNorm', () => {
  it('has the values and gradients of its definition in float64, on vectors and on images', () => {
    fc.assert(
      fc.property(
        fc.array(sides, { minLength: 1, maxLength: 3 }),
        sides,
        fc.integer({ min: 1, max: 2 ** 31 - 1 }),
        (lead, width, seed) => {
          const layer = rmsNorm(width, { eps: 1e-2 });
          layer.parameters[0]?.assign(torchGenerator(seed).randn(width));
          const x = normals([...lead, width], seed);
          checkGradients({ layer, x, reference: definition(width, 1e-2) }, seed);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('makes the mean square of each example 1, whatever its size', () => {
    const x = { shape: [2, 2], data: Float32Array.of(3, 4, 300, -400) };
    const { y } = throughLayer(rmsNorm(2), x, x);
    const root = Math.sqrt(12.5);
    [3 / root, 4 / root, 3 / root, -4 / root].forEach((wanted, at) =>
      expect(y.data[at]).toBeCloseTo(wanted, 5),
    );
  });

  it('refuses another width and a negative eps', () => {
    expect(() => rmsNorm(3).outputShape([4])).toThrow('rmsNorm: input width must be 3, got 4 (shape [4])');
    expect(() => rmsNorm(3, { eps: -1 })).toThrow('rmsNorm: eps must be at least 0, got -1');
  });
});
