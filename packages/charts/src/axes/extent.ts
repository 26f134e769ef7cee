/** From where to where an axis goes. */
export interface Extent {
  readonly low: number;
  readonly high: number;
}

/** Share of the values on either side that may be outliers. */
const tail = 0.02;

/**
 * How long an axis must be to show the values: never shorter than `least`, lest little differences look like large ones,
 * and never more than three times as long as its middle 96 %, lest one outlier press all else flat.
 *
 * @param least In the unit of the values: 1 of decimal logarithms is a decade.
 */
export function extent(values: readonly number[], least: number): Extent {
  const sorted = values.filter(Number.isFinite).sort((one, other) => one - other);
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))] ?? 0;
  const core = Math.max(at(1 - tail) - at(tail), least);
  const low = Math.max(at(0), at(tail) - core);
  const high = Math.min(at(1), at(1 - tail) + core);
  const lacking = Math.max(0, least - (high - low)) / 2;
  return { low: low - lacking, high: high + lacking };
}

/** The value itself, or the end of the axis that it lies beyond. */
export function held(value: number, { low, high }: Extent): number {
  return Math.min(high, Math.max(low, value));
}

/** The same of an axis that is logarithmic: at least a decade long. Values that have no logarithm do not count. */
export function decades(values: readonly number[]): Extent {
  const { low, high } = extent(values.filter((value) => value > 0).map(Math.log10), 1);
  return { low: 10 ** low, high: 10 ** high };
}
