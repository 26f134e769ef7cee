import { histogram, maskAbove, shareAbove, statistics, unitMoments, unitShareAbove } from '@weir/kernels';
import { describe, expect, it } from 'vitest';
import { diagnosticsCase } from '../golden.ts';
import type { Values } from '../golden.ts';
import { expectClose, measure, noise, values } from '../measure.ts';
import { at } from '../reference.ts';

const { x, tanh, histograms, updateRatio, deadRelu, deadTanh } = diagnosticsCase;
const tanhOf = ({ shape, data }: Values): Values => values(shape, Float32Array.from(data, Math.tanh));

/** Count, mean, std, min, max and count of the others, from the definition. */
function summary({ data }: Values): number[] {
  const finite = Array.from(data).filter(Number.isFinite);
  const mean = finite.reduce((sum, value) => sum + value, 0) / finite.length;
  const squares = finite.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const std = Math.sqrt(squares / (finite.length - 1));
  const others = data.length - finite.length;
  return [finite.length, mean, std, Math.min(...finite), Math.max(...finite), others];
}

function expectSummary(actual: Values | undefined, expected: readonly number[]): void {
  expect(actual?.shape).toEqual([6]);
  // Each entry has a size of its own, so each is compared by itself.
  expected.forEach((value, i) => expectClose(values([], [actual?.data[i] ?? 0]), values([], [value]), 1e-6));
}

export function statisticsParity(): void {
  describe('statistics', () => {
    it('gives PyTorch’s mean and std of tanh', () => {
      const [result] = measure(statistics, { x: tanhOf(x) }, {});
      expect(result?.data[1]).toBeCloseTo(tanh.mean, 7);
      expect(result?.data[2]).toBeCloseTo(tanh.std, 6);
    });

    it.each([2, 3, 4, 5, 15, 16, 17, 1001])('agrees with its definition for %i values', (length) => {
      const x = noise([length], length, 3, 0.5);
      const minus = noise([length], length + 1);
      expectSummary(measure(statistics, { x }, {})[0], summary(x));
      const difference = values(
        [length],
        Float32Array.from(x.data, (value, i) => value - at(minus, i)),
      );
      expectSummary(measure(statistics, { x, minus }, {})[0], summary(difference));
    });

    it('keeps the spread of values far from zero', () => {
      const x = noise([10_007], 4, 1, 4096);
      expectSummary(measure(statistics, { x }, {})[0], summary(x));
    });

    it('counts what is not finite and leaves it out', () => {
      const x = values([7], [1, NaN, 3, Infinity, -Infinity, 8, NaN]);
      expectSummary(measure(statistics, { x }, {})[0], summary(x));
      const minus = values([7], [1, 0, Infinity, Infinity, 0, 5, 0]);
      expectSummary(measure(statistics, { x, minus }, {})[0], [2, 1.5, Math.sqrt(4.5), 0, 3, 5]);
    });

    it('has no spread of one value, and nothing but counts of none', () => {
      expectSummary(measure(statistics, { x: values([1], [-2]) }, {})[0], [1, -2, NaN, -2, -2, 0]);
      const none = values([2], [NaN, Infinity]);
      expectSummary(measure(statistics, { x: none }, {})[0], [0, NaN, NaN, NaN, NaN, 2]);
    });
  });
}

export function histogramParity(): void {
  describe('histogram', () => {
    it.each(histograms.filter(({ density }) => !density))(
      'gives torch.histogram’s counts for $name',
      (golden) => {
        const { name, bins, counts, edges } = golden;
        const tensor = name.startsWith('tanh') ? tanhOf(x) : x;
        const [low = NaN, high = NaN] = [edges[0], edges.at(-1)];
        expectClose(measure(histogram, { x: tensor }, { bins, low, high })[0], values([bins], counts), 0);
      },
    );

    it.each([3, 41, 47, 49, 55, 61, 83, 97, 98, 103])('puts edges %i apart into the bin above', (width) => {
      // A width whose reciprocal is rounded down would have the quotient of an edge just miss its bin.
      const edges = values(
        [51],
        Array.from({ length: 51 }, (_, k) => k * width),
      );
      const counts = new Float32Array(50).fill(1).fill(2, -1);
      const [result] = measure(histogram, { x: edges }, { bins: 50, low: 0, high: 50 * width });
      expectClose(result, values([50], counts), 0);
    });

    it('closes bins below, and the last above too', () => {
      const x = values([9], [0, 1, 1, 2, 3, 3, 3, 4, 4]);
      expectClose(measure(histogram, { x }, { bins: 4, low: 0, high: 4 })[0], values([4], [1, 2, 1, 5]), 0);
    });

    it('leaves out NaN and what is outside', () => {
      const x = values([7], [NaN, -Infinity, Infinity, -1.01, 1.01, -1, 1]);
      expectClose(measure(histogram, { x }, { bins: 2, low: -1, high: 1 })[0], values([2], [1, 1]), 0);
    });

    it('counts differences', () => {
      const inputs = { x: values([3], [1, 2, 5]), minus: values([3], [1, 1, 2]) };
      expectClose(measure(histogram, inputs, { bins: 3, low: 0, high: 3 })[0], values([3], [1, 1, 1]), 0);
    });

    it('widens an empty range by a half on either side, as torch does', () => {
      const x = values([3], [2, 2, 2.6]);
      expectClose(measure(histogram, { x }, { bins: 4, low: 2, high: 2 })[0], values([4], [0, 0, 2, 0]), 0);
    });

    it('puts every one of many values into some bin', () => {
      const x = noise([4099], 8);
      const [, , , low = NaN, high = NaN] = summary(x);
      const [counts] = measure(histogram, { x }, { bins: 77, low, high });
      expect(Array.from(counts?.data ?? []).reduce((sum, count) => sum + count, 0)).toBe(4099);
    });
  });
}

export function shareParity(): void {
  describe('shareAbove', () => {
    it.each([
      [0.97, tanh.saturated097],
      [0.99, tanh.saturated099],
    ])('gives PyTorch’s share of |tanh| above %d', (threshold, share) => {
      const [result] = measure(shareAbove, { x: tanhOf(x) }, { threshold, absolute: true });
      expectClose(result, values([], [share]), 1e-6);
    });

    it('compares strictly, in float32, and never counts NaN', () => {
      const x = values([8], [0.1, -0.1, 0.2, -0.2, NaN, Infinity, -Infinity, 0]);
      const share = (absolute: boolean) => measure(shareAbove, { x }, { threshold: 0.1, absolute })[0];
      expectClose(share(false), values([], [2 / 8]), 0);
      expectClose(share(true), values([], [4 / 8]), 0);
    });

    it('takes differences', () => {
      const inputs = { x: values([4], [1, 2, 3, 4]), minus: values([4], [1, 1, 5, 0]) };
      expectClose(measure(shareAbove, inputs, { threshold: 1, absolute: true })[0], values([], [0.5]), 0);
      expectClose(measure(shareAbove, inputs, { threshold: 1, absolute: false })[0], values([], [0.25]), 0);
    });

    it('is 1 or 0 of a single value', () => {
      const x = values([1, 1], [2]);
      expectClose(measure(shareAbove, { x }, { threshold: 1, absolute: false })[0], values([], [1]), 0);
      expectClose(measure(shareAbove, { x }, { threshold: 2, absolute: false })[0], values([], [0]), 0);
    });
  });

  describe('unitShareAbove', () => {
    const indicesOf = (share: number, shares: Values | undefined) =>
      Array.from(shares?.data ?? []).flatMap((value, unit) => (value === share ? [unit] : []));

    it('finds the dead units of PyTorch', () => {
      const { pre, threshold, dead } = deadTanh;
      const [saturated] = measure(unitShareAbove, { x: tanhOf(pre) }, { threshold, absolute: true });
      expect(indicesOf(1, saturated)).toEqual(dead);
      const [firing] = measure(unitShareAbove, { x: deadRelu.pre }, { threshold: 0, absolute: false });
      expect(indicesOf(0, firing)).toEqual(deadRelu.dead);
    });

    const shapes = [
      [1, 1],
      [5, 3],
      [17, 6],
      [2, 3, 5],
      [2, 3, 2, 9],
    ].map((shape) => ({ shape }));
    it.each(shapes)('agrees with its definition for $shape', ({ shape }) => {
      const x = noise(shape, 11);
      const units = shape.at(-1) ?? 1;
      const rows = x.data.length / units;
      const above = Array.from({ length: units }, (_, unit) => {
        const column = Array.from(x.data).filter((_, i) => i % units === unit);
        return column.filter((value) => Math.abs(value) > 0.5).length / rows;
      });
      const [shares] = measure(unitShareAbove, { x }, { threshold: 0.5, absolute: true });
      expectClose(shares, values([units], above), 1e-7);
    });
  });

  describe('unitMoments', () => {
    it.each([
      [1, 3],
      [2, 1],
      [32, 27],
      [7, 2, 5],
    ])('agrees with its definition for [%i, %i, …]', (...shape) => {
      const x = noise(shape, 5, 2, 3);
      const units = shape.at(-1) ?? 1;
      const columns = Array.from({ length: units }, (_, unit) =>
        summary(
          values(
            [],
            Array.from(x.data).filter((_value, i) => i % units === unit),
          ),
        ),
      );
      const [result] = measure(unitMoments, { x }, {});
      const wanted = [...columns.map(([, mean]) => mean ?? NaN), ...columns.map(([, , std]) => std ?? NaN)];
      expectClose(result, values([2, units], wanted), 1e-6);
    });
  });

  describe('maskAbove', () => {
    it('has a bit for each value, the first highest, and zeros after the last', () => {
      const x = values([2, 5], [1, -1, NaN, 0.5, 2, 3, 0, -3, 0.25, Infinity]);
      const mask = (absolute: boolean) => {
        const [bytes] = measure(maskAbove, { x }, { threshold: 0.5, absolute });
        expect(bytes?.shape).toEqual([2]);
        return Array.from(bytes?.data ?? []);
      };
      expect(mask(false)).toEqual([0b1000_1100, 0b0100_0000]);
      expect(mask(true)).toEqual([0b1100_1101, 0b0100_0000]);
    });
  });

  describe('the update of a weight', () => {
    it('has PyTorch’s ratio of gradient to weight', () => {
      const std = (x: Values) => measure(statistics, { x }, {})[0]?.data[2] ?? NaN;
      expect(std(updateRatio.grad) / std(updateRatio.weight)).toBeCloseTo(updateRatio.gradToData, 7);
    });
  });
}
