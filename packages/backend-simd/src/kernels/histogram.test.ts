import type { TensorInfo } from '@tensorflow/tfjs-core';
import { currentDevice, histogram } from '@weir/kernels';
import type { HistogramAttrs } from '@weir/kernels';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diagnostics } from '../testing/goldenDiagnostics.ts';
import { normal, run, upload, valuesOf } from '../testing/kernelHarness.ts';

function expectAsDefined(x: TensorInfo, attrs: HistogramAttrs): void {
  const [fused] = run('WeirHistogram', { x }, { ...attrs });
  const [composed] = histogram.composed(currentDevice(), { x }, attrs);
  if (!fused || !composed) return expect.fail('no output');
  expect([...valuesOf(fused)]).toEqual([...valuesOf(composed)]);
  for (const { dataId } of [fused, composed]) currentDevice().backend.disposeData(dataId);
}

describe('WeirHistogram', () => {
  const x = Float32Array.from(diagnostics.x.data);
  const tanh = x.map(Math.tanh);

  it.each(diagnostics.histograms.filter(({ density }) => !density))(
    'counts as PyTorch does: $name',
    (histogram) => {
      const values = histogram.name.startsWith('tanh') ? tanh : x;
      const [low = 0] = histogram.range ?? [Math.min(...values)];
      const high = histogram.range?.[1] ?? Math.max(...values);
      for (const out of run('WeirHistogram', { x: upload(values) }, { bins: histogram.bins, low, high })) {
        expect([...valuesOf(out)]).toEqual(histogram.counts);
      }
    },
  );

  it('is closed below, the last bin closed above too, and leaves out the rest and NaN', () => {
    const values = [0, 0.25, 0.5, 0.75, 1, -0.001, 1.001, NaN, Infinity, -Infinity];
    for (const out of run('WeirHistogram', { x: upload(values) }, { bins: 4, low: 0, high: 1 })) {
      expect([...valuesOf(out)]).toEqual([1, 1, 1, 2]);
    }
  });

  it('takes the difference of two tensors', () => {
    const inputs = { x: upload([1, 2, 3]), minus: upload([1, 1, 1]) };
    for (const out of run('WeirHistogram', inputs, { bins: 3, low: 0, high: 3 })) {
      expect([...valuesOf(out)]).toEqual([1, 1, 1]);
    }
  });

  it('widens an empty range by a half on either side, and refuses one that is no range', () => {
    for (const out of run('WeirHistogram', { x: upload([2, 2, 2.6]) }, { bins: 4, low: 2, high: 2 })) {
      expect([...valuesOf(out)]).toEqual([0, 0, 2, 0]);
    }
    for (const [low, high] of [
      [NaN, 1],
      [0, Infinity],
      [1, 0],
    ]) {
      const attrs = { bins: 4, low, high };
      expect(() => run('WeirHistogram', { x: upload([1]) }, attrs)).toThrow(
        /low and high must be finite and in order/,
      );
    }
  });

  it('refuses a count of bins that is none', () => {
    expect(() => run('WeirHistogram', { x: upload([1]) }, { bins: 0, low: 0, high: 1 })).toThrow(
      /bins must be/,
    );
  });

  it('agrees with its definition on any values, bins and range', () => {
    const value = fc.float({ noNaN: false });
    const nearby = fc.tuple(value, fc.array(fc.integer({ min: -40, max: 40 }), { maxLength: 70 }));
    const values = fc.oneof(
      fc.array(value, { maxLength: 70 }),
      // Close together, far from 0, and on the edges themselves.
      nearby.map(([centre, steps]) => steps.map((step) => Math.fround(centre + step * 0.25))),
      fc.array(fc.integer({ min: -8, max: 8 }), { maxLength: 70 }),
    );
    fc.assert(
      fc.property(
        values,
        fc.integer({ min: 1, max: 60 }),
        value,
        value,
        fc.boolean(),
        (x, bins, a, b, own) => {
          const finite = x.filter(Number.isFinite);
          const [low, high] =
            own && finite.length > 0
              ? [Math.min(...finite), Math.max(...finite)]
              : [Math.min(a, b), Math.max(a, b)];
          fc.pre(Number.isFinite(high - low) && Math.abs(high - low) < 3e38);
          const tensor = upload(x);
          const coversAll = own && finite.length === x.length;
          expectAsDefined(tensor, { bins, low, high, coversAll });
          currentDevice().backend.disposeData(tensor.dataId);
        },
      ),
      { numRuns: 2000, seed: 7 },
    );
  });

  it.each([1, 2, 50, 54, 55, 509, 510, 3000, 8189, 8190, 30_011])(
    'agrees with its definition in %i bins, by pairs, by blocks or neither',
    (bins) => {
      const drawn = normal(4007);
      const rectified = drawn.map((value) => Math.max(value, 0)); // half of them on the lowest edge
      for (const values of [drawn, rectified, drawn.map((value) => 1000 + value)]) {
        const [low, high] = [Math.min(...values), Math.max(...values)];
        const tensor = upload(values);
        expectAsDefined(tensor, { bins, low, high, coversAll: true });
        expectAsDefined(tensor, { bins, low, high });
        expectAsDefined(tensor, { bins, low: low + 0.3, high: high - 0.5 });
      }
    },
  );

  it('counts by pairs what is outside, NaN, on the edges, or the difference of two', () => {
    const drawn = normal(2000);
    const odd = [NaN, Infinity, -Infinity, -0, 1e30, -1e30, 1, -1];
    const values = drawn.map((value, at) =>
      at % 11 === 0 ? (odd[(at / 11) % odd.length] ?? 0) : Math.round(value * 16) / 16,
    );
    for (const [low, high] of [
      [-1, 1],
      [-0.75, 2],
      [0, 1e-3],
      [1000, 1001],
    ] as const) {
      for (const bins of [1, 7, 50, 54]) expectAsDefined(upload(values), { bins, low, high });
    }
    const [a, b] = [normal(3001), normal(3001, 2)];
    const attrs = { bins: 50, low: -3, high: 3 };
    const [fused] = run('WeirHistogram', { x: upload(a), minus: upload(b) }, attrs);
    const less = upload(a.map((value, at) => value - (b[at] ?? NaN)));
    const [composed] = histogram.composed(currentDevice(), { x: less }, attrs);
    if (!fused || !composed) return expect.fail('no output');
    expect([...valuesOf(fused)]).toEqual([...valuesOf(composed)]);
  });

  it('counts more values of one kind than a count of pairs holds', () => {
    const values = new Float32Array(300_000).fill(0.3).fill(0.7, 0, 1000);
    for (const out of run('WeirHistogram', { x: upload(values) }, { bins: 2, low: 0, high: 1 })) {
      expect([...valuesOf(out)]).toEqual([299_000, 1000]);
    }
  });
});
