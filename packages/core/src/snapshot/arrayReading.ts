import { bins } from './bins.ts';
import { maskOf } from './mask.ts';
import type { Histogram, HistogramOptions, Reading, ShareOptions, Statistics } from './reading.ts';

/**
 * A reading of plain values, computed the plain way in float64: for tests of diagnostics without a backend,
 * and for snapshots that were recorded.
 *
 * @throws RangeError if the values are not as many as the shape says.
 */
export function arrayReading(
  name: string,
  values: ArrayLike<number>,
  shape: readonly number[] = [values.length],
): Reading {
  const data = Float64Array.from(values);
  const size = shape.reduce((product, side) => product * side, 1);
  if (size !== data.length) {
    throw new RangeError(
      `${name}: values must number ${size} for shape [${shape.join(', ')}], got ${data.length}`,
    );
  }
  const units = shape.at(-1) ?? 1;
  const rows = units === 0 ? 0 : data.length / units;
  const columns = () => Array.from({ length: units }, (_, unit) => columnOf(data, unit, units, rows));
  const moments = (): Statistics => statistics(data);
  return {
    name,
    shape,
    moments,
    histogram: (options: HistogramOptions = {}) => count(data, bins(name, options, moments)),
    share: (above: number, options?: ShareOptions) => shareAbove(data, above, options),
    unitShare: (above: number, options?: ShareOptions) =>
      columns().map((column) => shareAbove(column, above, options)),
    unitMoments: () => {
      const each = columns().map(unitMoments);
      return { mean: each.map(({ mean }) => mean), std: each.map(({ std }) => std) };
    },
    mask: (above: number, { absolute = false }: ShareOptions = {}) =>
      maskOf(data.length, (at) => (absolute ? Math.abs(data[at] ?? NaN) : (data[at] ?? NaN)) > above),
    values: () => data.slice(),
  };
}

/** Every value of one unit: one in so many, so that all columns together cost one pass. */
function columnOf(data: Float64Array, unit: number, units: number, rows: number): Float64Array {
  const column = new Float64Array(rows);
  for (let row = 0; row < rows; row++) column[row] = data[row * units + unit] ?? NaN;
  return column;
}

function unitMoments(values: Float64Array): { readonly mean: number; readonly std: number } {
  const { mean, std, nonFinite } = statistics(values);
  return nonFinite > 0 ? { mean: NaN, std: NaN } : { mean, std };
}

function statistics(values: Float64Array): Statistics {
  const finite = values.filter(Number.isFinite);
  const sum = finite.reduce((total, value) => total + value, 0);
  const mean = finite.length ? sum / finite.length : NaN;
  // The mean is rounded too: what the distances from it sum to corrects the squares.
  const beyond = finite.reduce((total, value) => total + (value - mean), 0) / finite.length;
  const squares =
    finite.reduce((total, value) => total + (value - mean) ** 2, 0) - finite.length * beyond ** 2;
  return {
    count: finite.length,
    mean,
    std: finite.length > 1 ? Math.sqrt(Math.max(squares, 0) / (finite.length - 1)) : finite.length ? 0 : NaN,
    min: finite.length ? finite.reduce((least, value) => Math.min(least, value)) : NaN,
    max: finite.length ? finite.reduce((most, value) => Math.max(most, value)) : NaN,
    nonFinite: values.length - finite.length,
  };
}

function count(
  values: Float64Array,
  { bins: length, low, high }: { bins: number; low: number; high: number },
): Histogram {
  const counts = new Array<number>(length).fill(0);
  for (const value of values) {
    if (!(value >= low && value <= high)) continue;
    const bin = Math.min(length - 1, Math.floor(((value - low) / (high - low)) * length));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return { low, high, counts };
}

function shareAbove(
  values: Float64Array,
  threshold: number,
  { absolute = false }: ShareOptions = {},
): number {
  const above = values.filter((value) => (absolute ? Math.abs(value) : value) > threshold);
  return above.length / values.length;
}
