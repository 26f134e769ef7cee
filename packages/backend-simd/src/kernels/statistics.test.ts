import type { TensorInfo } from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { expectClose, normal, run, upload, valuesOf } from '../testing/kernelHarness.ts';

/** The six statistics in float64. */
function reference(values: ArrayLike<number>): number[] {
  const finite = Array.from(values).filter(Number.isFinite);
  const count = finite.length;
  const mean = finite.reduce((sum, value) => sum + value, 0) / count;
  const square = finite.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const others = values.length - count;
  if (count === 0) return [0, NaN, NaN, NaN, NaN, others];
  return [count, mean, Math.sqrt(square / (count - 1)), Math.min(...finite), Math.max(...finite), others];
}

describe('WeirStatistics', () => {
  /** What a mean near 0 loses is measured by the spread of what it is the mean of. */
  function expectStatistics(out: TensorInfo | undefined, values: ArrayLike<number>): void {
    if (!out) return expect.fail('no output');
    const got = Array.from(valuesOf(out));
    const [count, mean = NaN, std = NaN, ...others] = reference(values);
    const spread = Math.max(Math.abs(mean), std || 0);
    expect(Math.abs((got[1] ?? NaN) - mean) / spread).toBeLessThan(1e-7);
    if (count === 1) expect(got[2]).toBeNaN();
    else expect(Math.abs((got[2] ?? NaN) / std - 1)).toBeLessThan(1.2e-7);
    expect([got[0], ...got.slice(3)]).toEqual([count, ...others]);
  }

  it.each([1, 2, 3, 4, 7, 16, 31, 100, 10_001])('agrees with float64 on %i values', (count) => {
    const values = normal(count);
    expectStatistics(run('WeirStatistics', { x: upload(values) })[0], values);
  });

  it.each([1e-30, 1e-22, 1e-10, 1e10, 1e18, 1e30])('agrees with float64 on values about %d', (size) => {
    const values = normal(1000).map((value) => value * size);
    expectStatistics(run('WeirStatistics', { x: upload(values) })[0], values);
  });

  it('agrees with float64 on values of all sizes at once', () => {
    const values = normal(3000).map((value, i) => value * 10 ** ((i >> 8) * 6 - 36));
    expectStatistics(run('WeirStatistics', { x: upload(values) })[0], values);
  });

  it.each([1, -1])('has both extremes of values on one side of 0 (times %i)', (side) => {
    const positive = normal(1000).map((value) => Math.abs(value) + 0.25);
    const rectified = normal(1000).map((value) => Math.max(value, 0) + 0);
    for (const values of [positive, rectified, positive.subarray(0, 5)]) {
      const sided = values.map((value) => side * value + 0); // + 0 leaves no −0
      expectStatistics(run('WeirStatistics', { x: upload(sided) })[0], sided);
      const spoiled = sided.slice();
      spoiled.set([NaN, Infinity, -Infinity], 2);
      expectStatistics(run('WeirStatistics', { x: upload(spoiled) })[0], spoiled);
      const [shifted, less] = [sided.map((value) => value * 2), sided];
      expectStatistics(run('WeirStatistics', { x: upload(shifted), minus: upload(less) })[0], sided);
    }
  });

  it('has no spread of one value over and over', () => {
    for (const out of run('WeirStatistics', { x: upload(new Float32Array(500).fill(0.1)) }))
      expectClose(out, [500, Math.fround(0.1), 0, Math.fround(0.1), Math.fround(0.1), 0], 0);
  });

  it('keeps its digits under a large mean', () => {
    const values = normal(1000).map((value) => 1e5 + value);
    for (const out of run('WeirStatistics', { x: upload(values) })) expectClose(out, reference(values), 1e-7);
  });

  it('takes the difference of two tensors', () => {
    const [a, b] = [normal(77), normal(77, 2)];
    const difference = a.map((value, i) => value - (b[i] ?? NaN));
    expectStatistics(run('WeirStatistics', { x: upload(a), minus: upload(b) })[0], difference);
  });

  it('leaves out and counts what is not finite', () => {
    const values = [NaN, 1, Infinity, 2, -Infinity, NaN, 4, 5, 9, NaN];
    for (const out of run('WeirStatistics', { x: upload(values) })) expectClose(out, reference(values), 1e-7);
    const spoiled = normal(1000);
    spoiled[300] = Infinity;
    spoiled[301] = NaN;
    expectStatistics(run('WeirStatistics', { x: upload(spoiled) })[0], spoiled);
  });

  it('has NaN for what no finite value gives', () => {
    for (const values of [[], [NaN], [Infinity, -Infinity, NaN, NaN, NaN]]) {
      for (const out of run('WeirStatistics', { x: upload(values) })) expectClose(out, reference(values), 0);
    }
    for (const out of run('WeirStatistics', { x: upload([3]) })) expectClose(out, [1, 3, NaN, 3, 3, 0], 0);
  });
});
