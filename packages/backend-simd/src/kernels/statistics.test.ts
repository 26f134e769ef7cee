import { describe, expect, it } from 'vitest';
import { expectClose, normal, run, upload, valuesOf } from '../testing/kernelHarness.ts';
import { golden } from '../testing/golden.ts';
import type { GoldenTensor } from '../testing/golden.ts';

interface GoldenDiagnostics {
  readonly x: GoldenTensor;
  readonly tanh: { mean: number; std: number; saturated097: number; saturated099: number };
  readonly histograms: readonly {
    readonly name: string;
    readonly bins: number;
    readonly range: readonly [number, number] | null;
    readonly density: boolean;
    readonly counts: readonly number[];
    readonly edges: readonly number[];
  }[];
}

const diagnostics = golden<GoldenDiagnostics>('diagnostics');

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
  it.each([1, 2, 3, 4, 7, 100, 10_001])('agrees with float64 on %i values', (count) => {
    const values = normal(count);
    for (const out of run('WeirStatistics', { x: upload(values) }))
      expectClose(out, reference(values), 1e-7, 1e-30);
  });

  it('keeps its digits under a large mean', () => {
    const values = normal(1000).map((value) => 1e5 + value);
    for (const out of run('WeirStatistics', { x: upload(values) })) expectClose(out, reference(values), 1e-7);
  });

  it('takes the difference of two tensors', () => {
    const [a, b] = [normal(77), normal(77, 2)];
    const difference = a.map((value, i) => value - (b[i] ?? NaN));
    for (const out of run('WeirStatistics', { x: upload(a), minus: upload(b) })) {
      expectClose(out, reference(difference), 1e-7, 1e-30);
    }
  });

  it('leaves out and counts what is not finite', () => {
    const values = [NaN, 1, Infinity, 2, -Infinity, NaN, 4, 5, 9, NaN];
    for (const out of run('WeirStatistics', { x: upload(values) })) expectClose(out, reference(values), 1e-7);
  });

  it('has NaN for what no finite value gives', () => {
    for (const values of [[], [NaN], [Infinity, -Infinity, NaN, NaN, NaN]]) {
      for (const out of run('WeirStatistics', { x: upload(values) })) expectClose(out, reference(values), 0);
    }
    for (const out of run('WeirStatistics', { x: upload([3]) })) expectClose(out, [1, 3, NaN, 3, 3, 0], 0);
  });
});

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
});

describe('WeirShareAbove', () => {
  it('agrees with PyTorch on saturation', () => {
    const x = upload(Float32Array.from(diagnostics.x.data, Math.tanh), diagnostics.x.shape);
    for (const [threshold, wanted] of [
      [0.97, diagnostics.tanh.saturated097],
      [0.99, diagnostics.tanh.saturated099],
    ] as const) {
      for (const out of run('WeirShareAbove', { x }, { threshold, absolute: true }))
        expectClose(out, [wanted], 1e-7);
    }
  });

  it.each([1, 4, 5, 31])('counts %i values, signed and absolute, NaN never', (count) => {
    const values = normal(count);
    if (count > 4) values[2] = NaN;
    for (const absolute of [true, false]) {
      const above = [...values].filter((value) => (absolute ? Math.abs(value) : value) > 0.5).length;
      for (const out of run('WeirShareAbove', { x: upload(values) }, { threshold: 0.5, absolute })) {
        expectClose(out, [above / count], 1e-7);
      }
    }
  });

  it('counts each unit over the rows', () => {
    const [rows, C] = [9, 7];
    const [x, minus] = [normal(rows * C), normal(rows * C, 2)];
    const wanted = Array.from({ length: C }, (_, c) => {
      const column = Array.from(
        { length: rows },
        (_, row) => (x[row * C + c] ?? 0) - (minus[row * C + c] ?? 0),
      );
      return column.filter((value) => Math.abs(value) > 1).length / rows;
    });
    const inputs = { x: upload(x, [3, 3, C]), minus: upload(minus, [3, 3, C]) };
    const [out] = run('WeirUnitShareAbove', inputs, { threshold: 1, absolute: true });
    expect(out?.shape).toEqual([C]);
    if (out) expectClose(out, wanted, 1e-7);
  });
});
