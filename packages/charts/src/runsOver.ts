import { percentLabels } from './axes/labels.ts';
import { seriesColor, stepAxis } from './frame.ts';
import { palette } from './palette.ts';

/** The colour of each run, in the order that they are compared in. */
export const comparisonColors = (runs: readonly string[]): readonly string[] =>
  runs.map((_, at) => palette[at % palette.length] ?? palette[0]);

/** Whether runs are of one length; others are laid over one another by the share of each that is done. */
export const isLevel = (runs: readonly { readonly steps: number }[]): boolean =>
  new Set(runs.map(({ steps }) => steps)).size <= 1;

/** Where a step of a run lies across: there, or, of runs of several lengths, at the share of the run that is done by then. */
export const placeAcross = (step: number, steps: number, level: boolean): number =>
  level ? step : step / Math.max(1, steps);

/** The axis across of runs over one another, by the field that `placeAcross` gives. */
export const runsAxis = <Field extends string>(field: Field, level: boolean) => ({
  field,
  ...stepAxis,
  ...(!level && { title: 'share of the run', axis: { tickCount: 6, ...percentLabels } }),
});

/** A colour a run, by the field of its name. */
export const runsColor = <Field extends string>(field: Field, runs: readonly string[]) => ({
  field,
  ...seriesColor,
  scale: { domain: [...runs], range: [...comparisonColors(runs)] },
});
