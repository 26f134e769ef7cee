import type { TopLevelSpec } from 'vega-lite';
import { columns } from '../columns.ts';
import { layerLabels } from '../axes/labels.ts';
import { frame, stepAxis } from '../frame.ts';
import { byDepth } from '../network/byDepth.ts';
import type { LayerHistory } from '../network/layerHistory.ts';

/** A cell: a layer or parameter over some steps. */
export interface LayerMapRow {
  readonly name: string;
  /** Among the names, in network order. */
  readonly place: number;
  readonly from: number;
  readonly to: number;
  /** Mean over the steps. */
  readonly value: number;
}

const column = columns<LayerMapRow>();

/** Cells across: more are finer than a narrow page's pixels, and each is drawn by itself. */
const most = 48;

/** Lines that can be told apart; of more, a map is drawn. */
export const mostLines = 8;

/** How a map tells its values by colour. */
export interface MapColor {
  readonly title: string;
  readonly format: string;
  readonly scale: Readonly<Record<string, unknown>>;
}

/** A map of a figure, layers down and steps across, in place of more lines than can be told apart. */
export function layerMapSpec(
  name: string,
  title: string,
  lookFor: string,
  { title: unit, format, scale }: MapColor,
): TopLevelSpec {
  return {
    ...frame(title, lookFor, 340),
    data: { name },
    mark: { type: 'rect', stroke: null },
    encoding: {
      x: { field: column('from'), ...stepAxis },
      x2: { field: column('to') },
      y: {
        field: column('name'),
        type: 'nominal',
        sort: { field: column('place'), op: 'min' },
        title: null,
        axis: { labelLimit: 150, ...layerLabels },
      },
      color: {
        field: column('value'),
        type: 'quantitative',
        scale,
        legend: { title: unit, format, direction: 'horizontal', gradientLength: 160, gradientThickness: 10 },
      },
    },
  };
}

/** The cells, first layer to last. */
export function layerMapRows(history: LayerHistory): readonly LayerMapRow[] {
  const steps = [...new Set(history.map(({ step }) => step))];
  const first = steps[0] ?? 0;
  const last = steps.at(-1) ?? 0;
  const spacing = steps.length > 1 ? (last - first) / (steps.length - 1) : 1;
  const width = spacing * Math.ceil(steps.length / most);
  // Halfway between measurements, and none beyond the first and the last: the axis ends where the run does.
  const edge = (at: number) =>
    steps.length > 1 ? Math.min(last, Math.max(first, first + at * width - spacing / 2)) : first + at;
  const cells = new Map<string, { name: string; at: number; sum: number; count: number }>();
  for (const { step, name, value } of history) {
    const at = Math.floor((step - first) / width + 1e-9);
    const key = `${at} ${name}`;
    const cell = cells.get(key) ?? { name, at, sum: 0, count: 0 };
    cell.sum += value;
    cell.count += 1;
    cells.set(key, cell);
  }
  const names = [...new Set(history.map(({ name }) => name))].sort(byDepth);
  return [...cells.values()]
    .sort((one, other) => byDepth(one.name, other.name) || one.at - other.at)
    .map(({ name, at, sum, count }) => ({
      name,
      place: names.indexOf(name),
      from: edge(at),
      to: edge(at + 1),
      value: sum / count,
    }));
}
