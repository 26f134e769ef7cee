import type { FigureTable } from '../figureTable.ts';
import { byDepth, depthOrder } from './byDepth.ts';
import { layerOf } from './layerOf.ts';

/** One figure of one layer or parameter at one step. */
export interface LayerPoint {
  readonly step: number;
  readonly name: string;
  /** Whose colour it has. */
  readonly layer: string;
  readonly value: number;
}

/** A figure a layer, or a parameter, over the steps, in network order within each step: what lines and maps are made of. */
export type LayerHistory = readonly LayerPoint[];

/** A layer or parameter, by its name. */
export interface Named {
  readonly name: string;
}

/**
 * The history of a figure of all that is named in each entry. What is no finite number is left out.
 *
 * @param of Names the parameters' layers: as they are where the names are those of layers.
 */
export function layerHistory<Entry extends { readonly step: number }, Item extends Named>(
  entries: readonly Entry[],
  items: (entry: Entry) => readonly Item[],
  value: (item: Item) => number | null | undefined,
  of: 'layers' | 'parameters' = 'layers',
): LayerHistory {
  const byPlace = depthOrder();
  return entries.flatMap((entry) =>
    items(entry)
      .flatMap((item): LayerPoint[] => {
        const figure = value(item);
        if (figure === null || figure === undefined || !Number.isFinite(figure)) return [];
        const { name } = item;
        return [{ step: entry.step, name, layer: of === 'layers' ? name : layerOf(name), value: figure }];
      })
      .sort((one, other) => byPlace(one.name, other.name)),
  );
}

/**
 * The first and the newest figure of each line, first layer to last. One that was measured last at an earlier step than the
 * others says at which: it is not how things are now.
 *
 * @param measured The newest step that was looked at. Default: that of the newest figure.
 */
export function historyTable(
  history: LayerHistory,
  print: (value: number) => string,
  measured = history.at(-1)?.step ?? 0,
): FigureTable {
  const first = new Map<string, LayerPoint>();
  const newest = new Map<string, LayerPoint>();
  for (const point of history) {
    if (!first.has(point.name)) first.set(point.name, point);
    newest.set(point.name, point);
  }
  const rows = [...newest.values()].sort((one, other) => byDepth(one.name, other.name));
  return {
    columns: ['at first', 'now'],
    rows: rows.map(({ name, layer, step, value }) => ({
      name,
      layer,
      cells: [
        print(first.get(name)?.value ?? value),
        step < measured ? `${print(value)} at step ${step}` : print(value),
      ],
    })),
  };
}
