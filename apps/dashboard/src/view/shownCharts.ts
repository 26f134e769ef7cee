import type { Chart } from '@weir/charts';
import { unknownRun } from '../run/runState.ts';
import type { RunState } from '../run/runState.ts';

/** What the lecture looks at, in the order that it is read in; there from the start. */
const first: readonly string[] = [
  'loss',
  'updateRatio',
  'activationDistribution',
  'gradientDistribution',
  'weightGradientDistribution',
];

/** The same data drawn another way. */
const left: readonly string[] = ['plainLoss'];

/** The charts of the page: the first five, then whichever others the run has data for. */
export function shownCharts(all: readonly Chart[], run: RunState): readonly Chart[] {
  const leading = first.flatMap((name) => all.filter((chart) => chart.name === name));
  const others = all.filter(
    (chart) =>
      !first.includes(chart.name) &&
      !left.includes(chart.name) &&
      run.measured[chart.diagnostic] !== unknownRun.measured[chart.diagnostic],
  );
  return [...leading, ...others];
}
