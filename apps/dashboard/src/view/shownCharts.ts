import type { Chart } from '@weir/charts';
import { unknownRun } from '../run/runState.ts';
import type { RunState } from '../run/runState.ts';

/** What the lecture looks at, in the order that it is read in; there from the start. */
const always: readonly string[] = [
  'loss',
  'updateRatio',
  'activationDistribution',
  'gradientDistribution',
  'weightGradientDistribution',
];

/** Those that follow once there is something to see, ahead of any others. */
const then: readonly string[] = [
  'activationDepth',
  'gradientDepth',
  'saturation',
  'saturationMap',
  'deadUnits',
];

/** The same data drawn another way. */
const never: readonly string[] = ['plainLoss'];

/** The charts of the page: the first five, then whichever others the run has data for. */
export function shownCharts(all: readonly Chart[], run: RunState): readonly Chart[] {
  const known = (names: readonly string[]) =>
    names.flatMap((name) => all.filter((chart) => chart.name === name));
  const replacing = all.map(({ crowded }) => crowded?.name);
  const others = all.filter(
    ({ name }) => ![...always, ...then, ...never].includes(name) && !replacing.includes(name),
  );
  const measured = (chart: Chart) => run.measured[chart.diagnostic] !== unknownRun.measured[chart.diagnostic];
  return [...known(always), ...[...known(then), ...others].filter(measured)];
}
