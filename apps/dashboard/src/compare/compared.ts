import { lossSeries, updateRatioSeries } from '@weir/charts';
import type { OverlaidFigure, SeriesPoint } from '@weir/charts';
import { healthyUpdateRatio } from '@weir/diagnostics';
import type { RunState } from '../run/runState.ts';

/** What runs can be compared in. */
export type Measure = 'loss' | 'validation' | 'updateRatio';

/** How each is drawn. */
export const measures: Readonly<Record<Measure, OverlaidFigure>> = {
  loss: {
    title: 'Loss',
    lookFor: 'Averages of the minibatch losses, a line a run',
    unit: 'loss (log scale)',
    log: true,
  },
  validation: {
    title: 'Validation loss',
    lookFor: 'Loss over the whole validation split, in evaluation mode, wherever it was evaluated',
    unit: 'validation loss',
    points: true,
  },
  updateRatio: {
    title: 'Update : data',
    lookFor: `Near ${String(healthyUpdateRatio.centre).replace('-', '−')} (dashed): healthy`,
    unit: 'log₁₀ std(update) / std(data)',
    rule: healthyUpdateRatio.centre,
  },
};

/**
 * One measure of a run over its steps.
 *
 * @param weight Whose update ratio; undefined for the mean over all weights.
 */
export function seriesOf(
  { measured, evaluations }: RunState,
  measure: Measure,
  weight?: string,
): readonly SeriesPoint[] {
  if (measure === 'loss') return lossSeries(measured.loss);
  if (measure === 'updateRatio') return updateRatioSeries(measured.updateRatio, weight);
  return evaluations.flatMap(({ step, splits }) => {
    const value = splits['validation']?.loss;
    return value === undefined ? [] : [{ step, value }];
  });
}

/** The weights whose update ratios were measured of any of the runs, in the order of their networks. */
export function weightsOf(states: Iterable<RunState>): readonly string[] {
  const names = [...states].flatMap(({ measured }) =>
    (measured.updateRatio.entries.at(-1)?.ratios ?? []).map(({ name }) => name),
  );
  return [...new Set(names)];
}
