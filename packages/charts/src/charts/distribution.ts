import type { Histogram } from '@weir/core';
import type { NormalizedUnitSpec } from 'vega-lite/types_unstable/spec/unit.js';
import { numberLabels } from '../axes/labels.ts';
import { columns } from '../columns.ts';
import { density } from '../density.ts';
import type { DensityPoint } from '../density.ts';
import { scientific } from '../figures.ts';
import { layerColor } from '../frame.ts';

/** A point of the line of one layer or weight. */
export interface DistributionRow {
  readonly x: number;
  /** Null where the line is beyond the top: a gap. */
  readonly density: number | null;
  /** Of the layer or parameter that the line is for. */
  readonly name: string;
  /** Whose colour it has. */
  readonly layer: string;
  /** Its figures, for the legend of a picture in a file. */
  readonly label: string;
  /** How high the peak is that is cut off here, as it is printed; null where none is. */
  readonly beyond: string | null;
}

/** Field names of `DistributionRow`, known to the compiler. */
export const distributionColumn = columns<DistributionRow>();

/** A histogram to be drawn, and its name. */
export interface NamedHistogram {
  readonly name: string;
  readonly layer: string;
  readonly label: string;
  /** Null where it came over a wire and was none. */
  readonly std: number | null;
  readonly histogram: Histogram;
}

/** Histograms as lines, one a layer in its colour, with a mark at the top edge where a peak is cut off. */
export function distributionLines(data: string, xTitle: string) {
  const rows = `data('${data}')`;
  const x = {
    field: distributionColumn('x'),
    type: 'quantitative',
    title: xTitle,
    scale: { nice: false, zero: false },
    axis: { ...numberLabels, tickCount: 6 },
  } as const;
  const color = {
    field: distributionColumn('layer'),
    ...layerColor,
    legend: {
      ...layerColor.legend,
      columns: 1,
      labelExpr: `${rows}[indexof(pluck(${rows}, '${distributionColumn('layer')}'), datum.value)].${distributionColumn('label')}`,
    },
  } as const;
  const lines = {
    mark: { type: 'line', strokeWidth: 1.5 },
    encoding: {
      x,
      y: {
        field: distributionColumn('density'),
        type: 'quantitative',
        title: 'density',
        // As high as the bulk of the lines: a peak that is cut off leaves through the top.
        scale: { nice: false },
        axis: { tickCount: 4, ...numberLabels },
      },
      color,
      detail: { field: distributionColumn('name'), type: 'nominal' },
    },
  } as const satisfies NormalizedUnitSpec;
  const peaks = {
    mark: { type: 'text', baseline: 'top', fontSize: 11 },
    encoding: {
      x,
      y: { value: 0 }, // the top edge
      color,
      // Not filtered: an axis of no rows at all has no extent.
      text: { condition: { test: `isValid(datum.${distributionColumn('beyond')})`, value: '▲' }, value: '' },
      tooltip: [
        { field: distributionColumn('name'), type: 'nominal', title: 'beyond the top' },
        { field: distributionColumn('beyond'), type: 'nominal', title: 'density of the peak' },
      ],
    },
  } as const satisfies NormalizedUnitSpec;
  return { layer: [lines, peaks] };
}

/** Share of a histogram's values, on either side, that may lie beyond the axis. */
const tail = 0.001;

/**
 * Points of the lines. What has no spread has no line: all its values are one, and a bar beside 0 would say that there
 * is something. The axes are those of the bulk: one value far out does not press all others into one bin, and a single
 * value that is very frequent (the zeros of relu) does not flatten the rest: its peak leaves the picture, and is no plateau.
 */
export function distributionRows(all: readonly NamedHistogram[]): readonly DistributionRow[] {
  const spreadOut = all.filter(({ std }) => std !== null && Number.isFinite(std) && std > 0);
  const lines = spreadOut.map(({ name, layer, label, histogram }) => {
    const { low, high } = bulk(histogram);
    const points = density(histogram).filter(({ x }) => x >= low && x <= high);
    return { of: { name, layer, label }, points, peak: peak(points) };
  });
  const peaks = lines.map((line) => line.peak).sort((one, other) => one - other);
  const most = Math.min(peaks.at(-1) ?? 0, 6 * (peaks[peaks.length >> 1] ?? 0));
  return lines.flatMap(({ of, points }) => {
    const peaks = peaksAbove(points, most);
    const printed = (density: number | undefined) => (density === undefined ? null : scientific(density));
    const label = peaks.size > 0 ? `${of.label} · ▲ ${printed(Math.max(...peaks.values()))}` : of.label;
    return below(points, most).map((point) => ({
      ...of,
      label,
      ...point,
      beyond: point.density === null ? printed(peaks.get(point.x)) : null,
    }));
  });
}

type Point = Pick<DistributionRow, 'x' | 'density'>;

/** The highest of each stretch of neighbours above `most`, by where it is. */
function peaksAbove(points: readonly DensityPoint[], most: number): ReadonlyMap<number, number> {
  const peaks = new Map<number, number>();
  let highest: DensityPoint | undefined;
  for (const point of [...points, undefined]) {
    if (point && point.density > most) {
      if (!highest || point.density > highest.density) highest = point;
    } else if (highest) {
      peaks.set(highest.x, highest.density);
      highest = undefined;
    }
  }
  return peaks;
}

/** The line as far as it is below `most`: it ends where it crosses that, and begins again where it comes back. */
function below(points: readonly DensityPoint[], most: number): readonly Point[] {
  return points.flatMap((point, at): Point[] => {
    const before = points[at - 1];
    const isBelow = point.density <= most;
    const crosses = before !== undefined && before.density <= most !== isBelow;
    const share = crosses ? (most - before.density) / (point.density - before.density) : 0;
    const crossing = crosses ? [{ x: before.x + share * (point.x - before.x), density: most }] : [];
    return [...crossing, isBelow ? point : { x: point.x, density: null }];
  });
}

/** Between which values all but the outermost lie. */
function bulk({ low, high, counts }: Histogram): { readonly low: number; readonly high: number } {
  const allowed = tail * counts.reduce((sum, count) => sum + count, 0);
  const width = (high - low) / counts.length;
  const cut = (order: readonly number[]) => {
    let seen = 0;
    const first = order.findIndex((count) => (seen += count) > allowed);
    return Math.max(0, first - 1) * width; // one more bin, so that the line ends near 0
  };
  return { low: low + cut(counts), high: high - cut([...counts].reverse()) };
}

/** How high a line is: without the bins of a value or two that are much more frequent than all others. */
function peak(points: readonly DensityPoint[]): number {
  const [first = 0, , third = 0] = points.map((point) => point.density).sort((one, other) => other - one);
  return third > 0 && first > 4 * third ? 1.5 * third : first;
}
