import type { States } from '@weir/diagnostics';
import type { SeriesPoint } from './overlayChart.ts';
import { smoothed } from './smoothed.ts';

/** The loss of a run over its steps: means of log₁₀ around each, as its own chart has them. A loss of 0 has none. */
export function lossSeries({ entries }: Pick<States['loss'], 'entries'>): readonly SeriesPoint[] {
  const positive = entries.filter(({ loss }) => loss > 0 && Number.isFinite(loss));
  const averages = smoothed(positive.map(({ loss }) => Math.log10(loss)));
  return positive.map(({ step }, at) => ({ step, value: 10 ** (averages[at] ?? NaN) }));
}

/**
 * log₁₀ update:data of a run over its steps.
 *
 * @param weight Whose. Default the mean over all that move.
 */
export function updateRatioSeries(
  { entries }: Pick<States['updateRatio'], 'entries'>,
  weight?: string,
): readonly SeriesPoint[] {
  return entries.flatMap(({ step, ratios }) => {
    const values = ratios
      .filter(({ name, log10 }) => (weight === undefined || name === weight) && Number.isFinite(log10))
      .map(({ log10 }) => log10 ?? NaN);
    if (values.length === 0) return [];
    return [{ step, value: values.reduce((sum, value) => sum + value, 0) / values.length }];
  });
}
