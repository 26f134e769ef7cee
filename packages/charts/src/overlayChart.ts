import type { TopLevelSpec } from 'vega-lite';
import { logLabels, numberLabels } from './axes/labels.ts';
import { columns } from './columns.ts';
import { frame, logScale } from './frame.ts';
import { neutral } from './palette.ts';
import { isLevel, placeAcross, runsAxis, runsColor } from './runsOver.ts';

/** A figure at one step. */
export interface SeriesPoint {
  readonly step: number;
  readonly value: number;
}

/** One figure of a run over its steps. */
export interface OverlaidRun {
  /** What the run is called here. */
  readonly name: string;
  /** Steps that it is to do. */
  readonly steps: number;
  readonly points: readonly SeriesPoint[];
}

/** What is laid over one another, and how its axis prints it. */
export interface OverlaidFigure {
  readonly title: string;
  readonly lookFor: string;
  /** Of the vertical axis. */
  readonly unit: string;
  readonly log?: boolean;
  /** Whether points are marked: they are few, perhaps one. */
  readonly points?: boolean;
  /** A dashed line across, as where the figure is healthy. */
  readonly rule?: number;
}

/** A point of one run. */
export interface OverlayRow {
  readonly run: string;
  /** Step, or share of the run, as runs are of one length or not. */
  readonly at: number;
  readonly value: number;
}

const column = columns<OverlayRow>();

/** What the data set of runs over one another is called. */
export const overlayName = 'overlay';

/** What the data set of their differences is called. */
export const overlayDifferenceName = 'overlayDifference';

const line = (points = false) =>
  ({ type: 'line', strokeWidth: 2, ...(points && { point: { size: 20, filled: true } }) }) as const;

const ruleAt = (y: number) => ({
  data: { values: [{}] },
  mark: { type: 'rule' as const, strokeDash: [5, 4], color: neutral, strokeWidth: 1.5 },
  encoding: { y: { datum: y } },
});

/** One figure of several runs over one another, a line a run. */
export function overlaySpec(
  runs: readonly string[],
  { title, lookFor, unit, log = false, rule, points }: OverlaidFigure,
  level: boolean,
): TopLevelSpec {
  return {
    ...frame(title, lookFor, 240),
    data: { name: overlayName },
    layer: [
      {
        mark: line(points),
        encoding: {
          x: runsAxis(column('at'), level),
          y: {
            field: column('value'),
            type: 'quantitative',
            title: unit,
            scale: log ? logScale : { zero: false, nice: false, padding: 6 },
            axis: { tickCount: 6, ...(log ? logLabels : numberLabels) },
          },
          color: runsColor(column('run'), runs),
        },
      },
      ...(rule === undefined ? [] : [ruleAt(rule)]),
    ],
  };
}

/** The lines' points; a logarithmic axis has no place for what is not above 0. */
export function overlayRows(
  runs: readonly OverlaidRun[],
  { log = false }: Pick<OverlaidFigure, 'log'>,
): readonly OverlayRow[] {
  const level = isLevel(runs);
  return runs.flatMap(({ name, steps, points }) =>
    points
      .filter(({ value }) => Number.isFinite(value) && (!log || value > 0))
      .map(({ step, value }) => ({ run: name, at: placeAcross(step, steps, level), value })),
  );
}

/** How far each run is from the first, step by step, with a dashed line where they are alike. */
export function overlayDifferenceSpec(
  runs: readonly string[],
  baseline: string,
  { title, unit, points }: OverlaidFigure,
): TopLevelSpec {
  return {
    ...frame(`${title}: difference`, `Each run less ${baseline}; dashed: no difference`, 160),
    data: { name: overlayDifferenceName },
    layer: [
      {
        mark: line(points),
        encoding: {
          x: runsAxis(column('at'), true),
          y: {
            field: column('value'),
            type: 'quantitative',
            title: unit.replace(' (log scale)', ''),
            scale: { zero: true, nice: false, padding: 6 },
            axis: { tickCount: 5, ...numberLabels },
          },
          color: runsColor(column('run'), runs),
        },
      },
      ruleAt(0),
    ],
  };
}

/** Each other run less the baseline, at the steps that both have. */
export function overlayDifferenceRows(runs: readonly OverlaidRun[], baseline: string): readonly OverlayRow[] {
  const base = runs.find(({ name }) => name === baseline);
  const known = new Map(base?.points.map(({ step, value }) => [step, value]));
  return runs
    .filter((run) => run !== base)
    .flatMap(({ name, points }) =>
      points.flatMap(({ step, value }) => {
        const difference = value - (known.get(step) ?? NaN);
        return Number.isFinite(difference) ? [{ run: name, at: step, value: difference }] : [];
      }),
    );
}
