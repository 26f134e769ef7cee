import type { DiagnosticName, States } from '@weir/diagnostics';
import type { Config, TopLevelSpec } from 'vega-lite';
import type { FigureTable } from './figureTable.ts';
import type { Cell, CellMap } from './map/cellMap.ts';

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
  /** Of a chart whose rows are cells: the same as one image, which is how it is drawn. */
  readonly image?: MapImage<States[Diagnostic]>;
  /** Drawn in its place where it would have more lines than can be told apart. */
  readonly crowded?: Chart<Diagnostic>;
}

/**
 * A map drawn as one Vega-Lite `image` mark, which costs a fraction of a rectangle for each cell. The chart's own spec and rows
 * are for whoever goes on with the numbers; the colours of both are the theme's.
 *
 * `chart.image.rows(chart.image.cells(state), chart.image.spec.config)` are the rows of its data set, named as the chart.
 */
export interface MapImage<State = never> {
  readonly spec: TopLevelSpec;
  /** Empty where there is nothing to draw. */
  cells(state: State): CellMap;
  rows(cells: CellMap, theme: Config): readonly object[];
  /** A cell in words, for whoever points at it. */
  describe(cell: Cell): string;
}
