import type { Chart } from '@weir/charts';
import { inspectable } from '../inspect/inspectors.ts';
import { unknownRun } from '../run/runState.ts';
import type { RunState } from '../run/runState.ts';

/** Whether a chart's diagnostic has measured anything in a run. */
export const isMeasured = ({ diagnostic }: Pick<Chart, 'diagnostic'>, { measured }: RunState): boolean =>
  measured[diagnostic] !== unknownRun.measured[diagnostic];

/** Names of the panels that have something to show of a run: charts, then what is beside them. */
export const measuredPanels = (charts: readonly Chart[], run: RunState): readonly string[] => [
  ...charts.filter((chart) => isMeasured(chart, run)).map(({ name }) => name),
  ...inspectable(run.measured),
];
