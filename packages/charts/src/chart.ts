import type { DiagnosticName, States } from '@weir/diagnostics';
import type { TopLevelSpec } from 'vega-lite';
import type { FigureTable } from './figureTable.ts';

/**
 * A picture of one diagnostic, as data: a Vega-Lite spec whose only data set is named `name`, and the function
 * that makes its rows of what is kept of the diagnostic's measurements (its kind's `state`).
 *
 * Vega warns of axes without an extent, so wait with the view until there are rows.
 *
 * A Vega view takes its rows so: `view.data(chart.name, [...chart.rows(state)]).run()`.
 */
export interface Chart<Diagnostic extends DiagnosticName = DiagnosticName, Row extends object = object> {
  readonly name: string;
  readonly diagnostic: Diagnostic;
  readonly spec: TopLevelSpec;
  rows(state: States[Diagnostic]): readonly Row[];
  /** The same in figures: a legend with a row for each line, and what a screen reader reads. */
  table(state: States[Diagnostic]): FigureTable;
  /** What it means that there was a measurement and nothing to draw: often that all is well. */
  readonly nothing: string;
  /** Drawn in its place where it would have more lines than can be told apart. */
  readonly crowded?: Chart<Diagnostic>;
}
