import { grouped } from './figure.ts';

/**
 * A mean with as many digits as its std gives a meaning to, and at least four: `54.12` beside a std of 18, `1,700,000,123.46`
 * beside one of 5. What was rounded further could not be subtracted.
 *
 * @example
 * ```ts
 * [meanFigure(54.1234, 18), meanFigure(1700000123.4567, 5), meanFigure(0.1, 0)]; // → ['54.12', '1,700,000,123.46', '0.1']
 * ```
 */
export function meanFigure(mean: number, std: number): string {
  const times = Math.abs(mean) / std;
  const digits = Number.isFinite(times) && times > 0 ? Math.ceil(Math.log10(times)) + 3 : most;
  return grouped(Number(mean.toPrecision(Math.min(most, Math.max(4, digits)))));
}

/** Decimal digits that float64 holds of any number. */
const most = 15;
