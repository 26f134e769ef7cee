import type { Chart } from '@weir/charts';
import type { RunState } from '../run/runState.ts';
import { isMeasured } from './measuredPanels.ts';

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

/** Of which one layer alone says nothing. */
const byDepth: readonly string[] = ['activationDepth', 'gradientDepth'];

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
  const measured = (chart: Chart) =>
    isMeasured(chart, run) &&
    layersIn(run.measured[chart.diagnostic]) >= (byDepth.includes(chart.name) ? 2 : 1);
  return [...known(always), ...[...known(then), ...others].filter(measured)];
}

/** How many layers the newest measurement looked at: none where the network has none that it is for. */
function layersIn(state: object): number {
  const { latest, entries, layers } = state as {
    readonly latest?: { readonly layers?: readonly unknown[] };
    readonly entries?: readonly { readonly layers?: readonly unknown[] }[];
    readonly layers?: readonly unknown[];
  }; // a kind keeps its newest measurement, all of them, or what they add up to
  const newest = latest ?? entries?.at(-1) ?? { layers };
  return newest.layers?.length ?? Infinity;
}
