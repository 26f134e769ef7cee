import type { CellMap } from '../map/cellMap.ts';
import { byDepth } from '../network/byDepth.ts';
import type { LayerHistory } from '../network/layerHistory.ts';

/** Cells across: more are finer than a narrow page's pixels. */
const most = 96;

/** A strip for each layer, first to last, of means over one step or several. */
export function layerMapCells(history: LayerHistory): CellMap {
  const steps = [...new Set(history.map(({ step }) => step))];
  const first = steps[0] ?? 0;
  const last = steps.at(-1) ?? 0;
  const spacing = steps.length > 1 ? (last - first) / (steps.length - 1) : 1;
  const width = spacing * Math.ceil(steps.length / most);
  const columnOf = (step: number) => Math.floor((step - first) / width + 1e-9);
  // Halfway between measurements, and none beyond the first and the last: the axis ends where the run does.
  const edge = (at: number) =>
    steps.length > 1 ? Math.min(last, Math.max(first, first + at * width - spacing / 2)) : first + at;
  const columns = columnOf(last) + 1;
  const edges = Array.from({ length: columns + 1 }, (_, at) => edge(at));
  const layers = new Map<string, { readonly sums: Float64Array; readonly counts: Float64Array }>();
  for (const { step, name, value } of history) {
    const layer = layers.get(name) ?? { sums: new Float64Array(columns), counts: new Float64Array(columns) };
    layers.set(name, layer);
    const at = columnOf(step);
    layer.sums[at] = (layer.sums[at] ?? 0) + value;
    layer.counts[at] = (layer.counts[at] ?? 0) + 1;
  }
  return [...layers]
    .sort(([one], [other]) => byDepth(one, other))
    .map(([name, { sums, counts }]) => ({
      name,
      rows: 1,
      edges,
      values: sums.map((sum, at) => sum / (counts[at] ?? 0)), // 0 / 0 where nothing was measured
    }));
}
