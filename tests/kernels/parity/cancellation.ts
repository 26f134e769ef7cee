import { batchNorm, batchNormGrad, groupNorm, groupNormGrad, statistics, unitMoments } from '@weir/kernels';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Values } from '../golden.ts';
import { measure, noise, values } from '../measure.ts';
import { channelSets, groupSets } from '../reference.ts';
import type { Sets } from '../reference.ts';

/** Rows and columns of values that a float32 sum about 0, about a rounded mean or about the first value gets wrong. */
const hard = fc.record({
  rows: fc.constantFrom(2, 3, 31, 128, 129, 1000),
  columns: fc.constantFrom(1, 3, 4, 6, 9),
  mean: fc
    .tuple(fc.constantFrom(-1, 1), fc.integer({ min: -12, max: 12 }))
    .map(([s, e]) => s * 0.9931 * 10 ** e),
  /** Of the spread to the mean. */
  ratio: fc.constantFrom(0, 1e-8, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3, 0.01, 0.03, 0.1, 1, 100),
  /** How far out the first row lies, in means. */
  first: fc.constantFrom(0, 0, 0, 1, 1000),
  seed: fc.nat(1000),
});
interface Hard {
  readonly rows: number;
  readonly columns: number;
  readonly mean: number;
  readonly ratio: number;
  readonly first: number;
  readonly seed: number;
}

function column({ rows, columns, mean, ratio, first, seed }: Hard): Values {
  const { data } = noise([rows, columns], seed, Math.abs(mean) * ratio, mean);
  return values(
    [rows, columns],
    Float32Array.from(data, (value, i) => (i < columns ? value + first * mean : value)),
  );
}

/** Mean and variance of each set, in float64 about a value of its own. */
function moments({ data }: Values, { count, setOf }: Sets, freedom: number) {
  const members = Array.from({ length: count }, (): number[] => []);
  Array.from(data).forEach((value, i) => members[setOf(i)]?.push(value));
  return members.map((set) => {
    const near = set.at(-1) ?? 0;
    const shift = set.reduce((sum, value) => sum + (value - near), 0) / set.length;
    const squares = set.reduce((sum, value) => sum + (value - near - shift) ** 2, 0);
    return { mean: near + shift, variance: squares / (set.length - freedom), size: set.length };
  });
}

/** What summing 128 squares one by one in float32 may cost. */
const BLOCK = 8e-6;

/** Within `tolerance` of the wanted value, or of `scale` where that is larger, or of float32's least step. */
function expectNear(actual: number | undefined, wanted: number, tolerance: number, scale = 0): void {
  const error = Math.abs((actual ?? NaN) - Math.fround(wanted));
  if (error <= tolerance * Math.max(Math.abs(wanted), scale) + 2e-45) return;
  expect(actual, `error ${error}`).toBe(wanted);
}

const forAll = (check: (of: Hard) => void) => {
  fc.assert(fc.property(hard, check), { numRuns: 150, seed: 20_261_125 });
};

/** Normalised values and their gradients from the definition, in float64. */
function normalised(x: Values, dy: Values, gamma: Values, sets: Sets, eps: number) {
  const of = moments(x, sets, 0);
  const channels = x.shape.at(-1) ?? 1;
  const at = (tensor: Values, i: number) => tensor.data[i] ?? NaN;
  const hat = Array.from(x.data, (value, i) => {
    const { mean = NaN, variance = NaN } = of[sets.setOf(i)] ?? {};
    return (value - mean) / Math.sqrt(variance + eps);
  });
  const grad = Array.from(dy.data, (value, i) => value * at(gamma, i % channels));
  const sum = new Float64Array(sets.count);
  const product = new Float64Array(sets.count);
  grad.forEach((g, i) => {
    const set = sets.setOf(i);
    sum[set] = (sum[set] ?? 0) + g;
    product[set] = (product[set] ?? 0) + g * (hat[i] ?? NaN);
  });
  const dx = grad.map((g, i) => {
    const set = sets.setOf(i);
    const { variance = NaN, size = NaN } = of[set] ?? {};
    const inner = g - (sum[set] ?? NaN) / size - ((hat[i] ?? NaN) * (product[set] ?? NaN)) / size;
    return inner / Math.sqrt(variance + eps);
  });
  const dgamma = new Float64Array(channels);
  hat.forEach((h, i) => (dgamma[i % channels] = (dgamma[i % channels] ?? 0) + h * at(dy, i)));
  return { of, y: hat.map((h, i) => h * at(gamma, i % channels)), dx, dgamma };
}

/** The largest error of any value, relative to the largest value. */
function worst(actual: Values | undefined, wanted: ArrayLike<number>, scale = 0): number {
  const sizes = Array.from(wanted, Math.abs);
  const largest = Math.max(scale, ...sizes);
  const errors = Array.from(wanted, (value, i) => Math.abs((actual?.data[i] ?? NaN) - value));
  return largest === 0 ? Math.max(...errors) : Math.max(...errors) / largest;
}

export function cancellationParity(): void {
  describe('where float32 cancels', () => {
    it('statistics have the mean and the std of any values to 1e-6', () => {
      forAll((of) => {
        const x = column(of);
        const all = { count: 1, setOf: () => 0 };
        const [wanted] = moments(x, all, 1);
        const [result] = measure(statistics, { x }, {});
        const std = Math.sqrt(wanted?.variance ?? NaN);
        expectNear(result?.data[1], wanted?.mean ?? NaN, 1e-6, std);
        expectNear(result?.data[2], std, 1e-6);
      });
    });

    it('statistics of a difference have the std of the differences', () => {
      forAll((of) => {
        const x = column(of);
        const minus = noise(x.shape, 77, Math.abs(of.mean) * of.ratio);
        const less = values(
          x.shape,
          Float32Array.from(x.data, (value, i) => value - (minus.data[i] ?? NaN)),
        );
        const [wanted] = moments(less, { count: 1, setOf: () => 0 }, 1);
        expectNear(
          measure(statistics, { x, minus }, {})[0]?.data[2],
          Math.sqrt(wanted?.variance ?? NaN),
          1e-6,
        );
      });
    });

    it('unitMoments have the mean and the std of any column to 1e-6', () => {
      forAll((of) => {
        const x = column(of);
        const wanted = moments(x, channelSets(x.shape), 1);
        const [result] = measure(unitMoments, { x }, {});
        wanted.forEach(({ mean, variance }, unit) => {
          const std = Math.sqrt(variance);
          expectNear(result?.data[unit], mean, 1e-6, std);
          expectNear(result?.data[of.columns + unit], std, 1e-6);
        });
      });
    });

    it.each([1e-44, 1e-30, 1e-20, 1e19, 3e37])('unitMoments and statistics hold values around %d', (size) => {
      const x = noise([500, 5], 3, size, size / 3);
      const units = moments(x, channelSets(x.shape), 1);
      const result = measure(unitMoments, { x }, {})[0];
      units.forEach(({ variance }, unit) => expectNear(result?.data[5 + unit], Math.sqrt(variance), 1e-6));
      const [all] = moments(x, { count: 1, setOf: () => 0 }, 1);
      expectNear(measure(statistics, { x }, {})[0]?.data[2], Math.sqrt(all?.variance ?? NaN), 1e-6);
    });

    it('statistics leave out what is not finite when they are taken again about the mean', () => {
      const { data } = noise([999], 5);
      const odd = [1e4, NaN, Infinity, -Infinity];
      const x = values([1003], Float32Array.from([...odd, ...Array.from(data)]));
      const finite = values([1000], Float32Array.from([1e4, ...Array.from(data)]));
      const [wanted] = moments(finite, { count: 1, setOf: () => 0 }, 1);
      const [result] = measure(statistics, { x }, {});
      expect(result?.data[0]).toBe(1000);
      expect(result?.data[5]).toBe(3);
      expectNear(result?.data[1], wanted?.mean ?? NaN, 1e-6);
      expectNear(result?.data[2], Math.sqrt(wanted?.variance ?? NaN), 1e-6);
    });

    it.each([1e-5, 1e-3])('batchNorm and its gradients keep their digits with eps %d', (eps) => {
      forAll((of) => {
        const x = column(of);
        const gamma = noise([of.columns], 2, 0.1, 1);
        const dy = noise(x.shape, of.seed + 1);
        const wanted = normalised(x, dy, gamma, channelSets(x.shape), eps);
        const attrs = { eps, unbiased: false };
        const [y, mean, variance] = measure(batchNorm, { x, gamma }, attrs);
        if (!mean || !variance) throw new Error('batchNorm: mean and variance are outputs');
        wanted.of.forEach((set, i) => {
          expectNear(variance.data[i], set.variance, BLOCK);
          expectNear(mean.data[i], set.mean, 1e-6, Math.sqrt(set.variance));
        });
        expect(worst(y, wanted.y)).toBeLessThan(2e-5);
        const [dx, dgamma] = measure(batchNormGrad, { dy, x, mean, variance, gamma }, attrs);
        // What cancels within dx is held to the size of its terms.
        const terms = Math.max(...wanted.of.map((set) => 1 / Math.sqrt(set.variance + eps)));
        expect(worst(dx, wanted.dx, terms)).toBeLessThan(2e-5);
        expect(worst(dgamma, wanted.dgamma, Math.sqrt(of.rows))).toBeLessThan(2e-5);
      });
    });

    it.each([1, 3])('groupNorm of %i groups and its gradients keep their digits', (groups) => {
      const eps = 1e-5;
      forAll((of) => {
        const rows = of.rows > 129 ? 32 : of.rows;
        const columns = of.columns % 3 === 0 ? of.columns : 3;
        const { data } = column({ ...of, rows: rows * 2, columns });
        const x = values([2, rows, columns], data);
        const gamma = noise([columns], 2, 0.1, 1);
        const dy = noise(x.shape, of.seed + 1);
        const wanted = normalised(x, dy, gamma, groupSets(x.shape, groups), eps);
        const [y, mean, variance] = measure(groupNorm, { x, gamma }, { eps, groups });
        if (!mean || !variance) throw new Error('groupNorm: mean and variance are outputs');
        wanted.of.forEach((set, i) => {
          expectNear(variance.data[i], set.variance, BLOCK);
        });
        expect(worst(y, wanted.y)).toBeLessThan(2e-5);
        const [dx, dgamma] = measure(groupNormGrad, { dy, x, mean, variance, gamma }, { eps, groups });
        const terms = Math.max(...wanted.of.map((set) => 1 / Math.sqrt(set.variance + eps)));
        expect(worst(dx, wanted.dx, terms)).toBeLessThan(2e-5);
        expect(worst(dgamma, wanted.dgamma, Math.sqrt(rows))).toBeLessThan(2e-5);
      });
    });
  });
}
