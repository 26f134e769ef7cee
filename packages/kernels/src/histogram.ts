import type { FusedKernel } from './device.ts';
import { difference } from './hostValues.ts';
import type { DifferenceInputs } from './statistics.ts';

/** The bins: how many, from where to where. */
export interface HistogramAttrs {
  /** How many bins of equal width. */
  readonly bins: number;
  /** Lower edge of the first bin. */
  readonly low: number;
  /** Upper edge of the last bin. Equal to `low`, both move by a half, as torch has it. */
  readonly high: number;
  /**
   * That no value is outside or NaN, as where `low` and `high` are the least and the greatest of finite values: a
   * kernel may count faster then. Default false. Where it is not so, the counts mean nothing.
   */
  readonly coversAll?: boolean;
}

/**
 * int32 counts `[bins]` of the values of `x − minus` in bins of equal width from `low` to `high`, as torch.histogram's.
 *
 * A bin includes its lower edge, the last its upper edge too; values outside and NaN are not counted.
 *
 * @throws RangeError if bins is not a positive integer, or `low` and `high` are not finite and in order.
 */
export const histogram: FusedKernel<DifferenceInputs, HistogramAttrs> = {
  name: 'WeirHistogram',
  composed(device, { x, minus }, { bins, low, high }) {
    const edges = binEdges(bins, low, high);
    // binEdges returns bins + 1 ≥ 2 edges, and `bin` below stays among them.
    const first = edges[0] as number;
    const last = edges[bins] as number;
    const perUnit = bins / (last - first);
    const counts = new Int32Array(bins);
    for (const value of difference(device, x, minus)) {
      if (!(value >= first && value <= last)) continue;
      // NaN where float32 has no number between the edges. The quotient is rounded; the edges decide.
      let bin = Math.min(Math.floor((value - first) * perUnit) || 0, bins - 1);
      while (bin > 0 && value < (edges[bin] as number)) bin--;
      while (bin < bins - 1 && value >= (edges[bin + 1] as number)) bin++;
      counts[bin] = (counts[bin] as number) + 1;
    }
    return [device.upload(counts, [bins])];
  },
};

/**
 * The `bins + 1` edges of equal bins in float32, counted from the nearer end as torch.linspace does. The inner ones
 * may be a float32 step away from torch's, as torch's own are between machines of different vector width.
 *
 * @throws RangeError as {@link histogram} does.
 */
export function binEdges(bins: number, low: number, high: number): Float32Array {
  if (!Number.isInteger(bins) || bins < 1)
    throw new RangeError(`histogram: bins must be a positive integer, got ${bins}; ask for at least one`);
  if (!Number.isFinite(low) || !Number.isFinite(high) || low > high)
    throw new RangeError(
      `histogram: low and high must be finite and in order, got ${low} and ${high}; leave out values that are not finite`,
    );
  const half = low === high ? 0.5 : 0;
  const start = Math.fround(low - half);
  const end = Math.fround(high + half);
  const step = Math.fround(Math.fround(end - start) / bins);
  return Float32Array.from({ length: bins + 1 }, (_, k) =>
    k < (bins + 1) >> 1 ? start + Math.fround(step * k) : end - Math.fround(step * (bins - k)),
  );
}
