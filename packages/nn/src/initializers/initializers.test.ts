import { torchGenerator } from '@weir/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { erf, erfInverse } from './erf.ts';
import { fansOf } from './initializer.ts';
import { gainOf } from './gain.ts';
import { kaimingNormal, kaimingUniform, orthogonal, truncatedNormal, uniform, zeros } from './index.ts';
import type { KaimingOptions } from './kaiming.ts';
import { normal } from './normal.ts';
import { orthonormalColumns } from './orthonormalColumns.ts';
import { torchDefault } from './torchDefault.ts';
import { xavierNormal, xavierUniform } from './xavier.ts';

const sides = fc.record({
  rows: fc.integer({ min: 1, max: 9 }),
  columns: fc.integer({ min: 1, max: 9 }),
  seed: fc.integer({ min: 0, max: 2 ** 31 - 1 }),
});

/** Products of all pairs of rows, or of columns. */
function gram(values: ArrayLike<number>, rows: number, columns: number, of: 'rows' | 'columns'): number[][] {
  const [count, length] = of === 'rows' ? [rows, columns] : [columns, rows];
  const at = (line: number, k: number) =>
    values[of === 'rows' ? line * columns + k : k * columns + line] ?? NaN;
  return Array.from({ length: count }, (_, a) =>
    Array.from({ length: count }, (_value, b) => {
      let sum = 0;
      for (let k = 0; k < length; k++) sum += at(a, k) * at(b, k);
      return sum;
    }),
  );
}

describe('orthogonal', () => {
  it('makes the fewer of rows and columns orthogonal, of length gain', () => {
    fc.assert(
      fc.property(sides, ({ rows, columns, seed }) => {
        const { values } = orthogonal({ gain: 1.5 })(fansOf([rows, columns]), torchGenerator(seed));
        const products = gram(values, rows, columns, rows < columns ? 'rows' : 'columns');
        products.forEach((line, a) =>
          line.forEach((value, b) => expect(value).toBeCloseTo(a === b ? 2.25 : 0, 5)),
        );
      }),
    );
  });

  it('is the Q of the QR decomposition of randn whose R has a positive diagonal', () => {
    const [rows, columns] = [5, 3];
    const drawn = torchGenerator(3).randn([rows, columns]);
    const { values } = orthogonal()(fansOf([rows, columns]), torchGenerator(3));
    for (let a = 0; a < columns; a++) {
      for (let b = 0; b < columns; b++) {
        let r = 0;
        for (let k = 0; k < rows; k++)
          r += (values[k * columns + a] ?? NaN) * (drawn[k * columns + b] ?? NaN);
        if (a === b) expect(r).toBeGreaterThan(0);
        if (a > b) expect(r).toBeCloseTo(0, 5);
      }
    }
  });

  it('takes a convolution as the matrix of fanIn by out, and draws as many values as there are', () => {
    const rng = torchGenerator(8);
    const { shape, values } = orthogonal()(fansOf([3, 3, 2, 4]), rng);
    expect(shape).toEqual([3, 3, 2, 4]);
    gram(values, 18, 4, 'columns').forEach((line, a) =>
      line.forEach((value, b) => expect(value).toBeCloseTo(a === b ? 1 : 0, 5)),
    );
    const other = torchGenerator(8);
    other.randn(72);
    expect(rng.rand(1)).toEqual(other.rand(1));
  });

  it('refuses vectors', () => {
    expect(() => orthogonal()({ shape: [4], fanIn: 4, fanOut: 4 }, torchGenerator(1))).toThrow(
      'orthogonal: shape must have at least two axes, got [4]; use it for weights, not for biases',
    );
  });
});

describe('truncatedNormal', () => {
  it('is the normal’s quantile of one uniform draw, within its bounds', () => {
    fc.assert(
      fc.property(fc.constantFrom(0.02, 0.5, 1, 3), fc.integer({ min: 1, max: 1000 }), (std, seed) => {
        const { values } = truncatedNormal({ std, mean: 0.1 })(fansOf([8, 4]), torchGenerator(seed));
        const bound = (at: number) => erf((at - 0.1) / (std * Math.SQRT2));
        const uniforms = torchGenerator(seed).uniform(bound(-2), bound(2), 32);
        values.forEach((value, at) => {
          expect(Math.abs(value)).toBeLessThanOrEqual(2);
          expect(erf((value - 0.1) / (std * Math.SQRT2))).toBeCloseTo(uniforms[at] ?? NaN, 5);
        });
      }),
    );
  });

  it('has the spread of what is left of the normal', () => {
    const { values } = truncatedNormal()(fansOf([200, 200]), torchGenerator(2));
    const squares = values.reduce((sum, value) => sum + value * value, 0) / values.length;
    // 1 − 4 φ(2) / (2 Φ(2) − 1), of the standard normal cut at ±2.
    expect(Math.sqrt(squares)).toBeCloseTo(0.8796, 2);
  });

  it('refuses no spread and bounds the wrong way round', () => {
    expect(() => truncatedNormal({ std: 0 })).toThrow('truncatedNormal: std must be above 0, got 0');
    expect(() => truncatedNormal({ low: 1, high: -1 })).toThrow('low must be below high, got 1 and -1');
  });
});

describe('the error function', () => {
  it.each([
    [0, 0],
    [0.5, 0.5204998778130465],
    [1, 0.8427007929497149],
    [2.4, 0.9993114861033549],
    [2.6, 0.9997639655834707],
    [-3, -0.9999779095030014],
    [7, 1],
  ])('of %d is %d', (x, wanted) => expect(erf(x)).toBeCloseTo(wanted, 14));

  it('is undone by its inverse', () => {
    for (let x = -4; x <= 4; x += 0.05) expect(erfInverse(erf(x))).toBeCloseTo(x, Math.abs(x) < 3 ? 10 : 5);
    expect(erfInverse(1)).toBe(Infinity);
    expect(erfInverse(-1)).toBe(-Infinity);
    expect(erfInverse(1.5)).toBeNaN();
  });
});

describe('constants', () => {
  it('draw nothing', () => {
    const rng = torchGenerator(1);
    expect(Array.from(zeros(fansOf([2, 2]), rng).values)).toEqual([0, 0, 0, 0]);
    expect(rng.rand(1)).toEqual(torchGenerator(1).rand(1));
  });
});

describe('uniform', () => {
  it('refuses bounds the wrong way round', () => {
    expect(() => uniform({ low: 1, high: 0 })).toThrow('uniform: low must be at most high, got 1 and 0');
  });
});

describe('kaiming', () => {
  it('takes the slope of what follows as torch’s a', () => {
    const fans = fansOf([30, 4]);
    const values = (options: KaimingOptions) => kaimingUniform(options)(fans, torchGenerator(7)).values;
    expect(values({ a: Math.sqrt(5) })).toEqual(values({ gain: Math.sqrt(2 / 6) }));
    expect(values({ a: 0.2, nonlinearity: 'leakyRelu' })).toEqual(values({ gain: gainOf('leakyRelu', 0.2) }));
  });

  it('refuses a slope beside a gain or a nonlinearity without one', () => {
    expect(() => kaimingUniform({ a: 1, gain: 2 })).toThrow(
      'init: a must stand without gain, and with leakyRelu if any, got gain 2; leave one out',
    );
    expect(() => kaimingNormal({ a: 1, nonlinearity: 'tanh' })).toThrow('got nonlinearity tanh');
  });
});

describe('normal', () => {
  it('is randn scaled and shifted, each rounded to float32', () => {
    const drawn = torchGenerator(1).randn([4, 3]);
    const { shape, values } = normal({ std: 0.1, mean: 2 })(fansOf([4, 3]), torchGenerator(1));
    expect(shape).toEqual([4, 3]);
    expect(Array.from(values)).toEqual(
      Array.from(drawn, (value) => Math.fround(Math.fround(value * Math.fround(0.1)) + 2)),
    );
  });
});

describe('xavier', () => {
  const fans = fansOf([100, 300]);
  const variance = 2 / 400;

  it('has variance 2 gain² / (fanIn + fanOut), normal and uniform', () => {
    for (const of of [xavierNormal({ gain: 3 }), xavierUniform({ gain: 3 })]) {
      const { values } = of(fans, torchGenerator(1));
      const measured = values.reduce((sum, value) => sum + value ** 2, 0) / values.length;
      expect(measured / (9 * variance)).toBeCloseTo(1, 1);
    }
  });

  it('is bounded by gain √(6 / (fanIn + fanOut)) where it is uniform, and comes near', () => {
    const bound = Math.sqrt(6 / 400);
    const { values } = xavierUniform()(fans, torchGenerator(1));
    const largest = values.reduce((max, value) => Math.max(max, Math.abs(value)), 0);
    expect(largest).toBeLessThanOrEqual(Math.fround(bound));
    expect(largest).toBeGreaterThan(0.999 * bound);
  });
});

describe('torchDefault', () => {
  it('is uniform within one over the root of fanIn', () => {
    const fans = { shape: [4000], fanIn: 25, fanOut: 4000 };
    const { values } = torchDefault()(fans, torchGenerator(1));
    expect(values).toEqual(uniform({ low: -0.2, high: 0.2 })(fans, torchGenerator(1)).values);
  });
});

describe('orthonormalColumns', () => {
  it('is Q of QR: orthonormal, and R upper triangular with a positive diagonal', () => {
    fc.assert(
      fc.property(sides, ({ rows, columns, seed }) => {
        fc.pre(rows >= columns);
        const matrix = Float64Array.from(torchGenerator(seed).randn([rows, columns]));
        const q = orthonormalColumns(matrix.slice(), rows, columns);
        gram(q, rows, columns, 'columns').forEach((line, a) =>
          line.forEach((value, b) => expect(value).toBeCloseTo(a === b ? 1 : 0, 10)),
        );
        for (let a = 0; a < columns; a++) {
          for (let b = 0; b <= a; b++) {
            let r = 0;
            for (let row = 0; row < rows; row++)
              r += (q[row * columns + a] ?? NaN) * (matrix[row * columns + b] ?? NaN);
            if (a === b) expect(r).toBeGreaterThan(0);
            else expect(r).toBeCloseTo(0, 9);
          }
        }
      }),
    );
  });
});
