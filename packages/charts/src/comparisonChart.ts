import type { TopLevelSpec } from 'vega-lite';
import { logLabels } from './axes/labels.ts';
import { columns } from './columns.ts';
import { frame, logScale } from './frame.ts';
import { isLevel, placeAcross, runsAxis, runsColor } from './runsOver.ts';
import { smoothed } from './smoothed.ts';

/** The losses of one of the runs that are compared. */
export interface ComparedRun {
  /** What sets it apart. */
  readonly name: string;
  /** Steps that it is to do. */
  readonly steps: number;
  readonly history: {
    readonly steps: readonly number[];
    /** Null where none was finite. */
    readonly losses: readonly (number | null)[];
  };
}

/** A point: the averaged loss of one run. */
export interface ComparisonRow {
  readonly run: string;
  /** Step, or share of the run, as the comparison has it. */
  readonly at: number;
  readonly loss: number;
}

const column = columns<ComparisonRow>();

/** What the data set of a comparison is called. */
export const comparisonName = 'comparison';

/** Averaged losses of several runs over one another, a line a run. */
export function comparisonSpec(runs: readonly string[], level: boolean): TopLevelSpec {
  return {
    ...frame('Loss, side by side', 'Averages of the minibatch losses, a line a run', 260),
    data: { name: comparisonName },
    mark: { type: 'line', strokeWidth: 2 },
    encoding: {
      x: runsAxis(column('at'), level),
      y: {
        field: column('loss'),
        type: 'quantitative',
        title: 'loss (log scale)',
        scale: logScale,
        axis: { tickCount: 6, ...logLabels },
      },
      color: runsColor(column('run'), runs),
    },
  };
}

/** The lines' points; a logarithmic axis has no place for a loss of 0. */
export function comparisonRows(runs: readonly ComparedRun[]): readonly ComparisonRow[] {
  const level = isLevel(runs);
  return runs.flatMap(({ name, steps, history }) => {
    const points = history.steps.flatMap((step, at) => {
      const loss = history.losses[at];
      return typeof loss === 'number' && loss > 0 ? [{ step, loss }] : [];
    });
    const averages = smoothed(points.map(({ loss }) => Math.log10(loss)));
    return points.map(({ step }, at) => ({
      run: name,
      at: placeAcross(step, steps, level),
      loss: 10 ** (averages[at] ?? 0),
    }));
  });
}
