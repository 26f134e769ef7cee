import type { DiagnosticName, States } from '@weir/diagnostics';
import type { TopLevelSpec } from 'vega-lite';

/**
 * A picture of one diagnostic, as data: a Vega-Lite spec whose only data set is named `name`, and the function
 * that makes its rows of what is kept of the diagnostic's measurements (its kind's `state`).
 *
 * Vega warns of axes without an extent, so wait with the view until there are rows.
 *
 * @example view.data(chart.name, [...chart.rows(state)]).run()
 */
export interface Chart<Diagnostic extends DiagnosticName = DiagnosticName, Row extends object = object> {
  readonly name: string;
  readonly diagnostic: Diagnostic;
  readonly spec: TopLevelSpec;
  rows(state: States[Diagnostic]): readonly Row[];
}
