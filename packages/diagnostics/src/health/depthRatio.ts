import type { LayerSnapshot, Reading } from '@weir/core';
import { selectLayers } from '../layerSelection.ts';
import type { LayerSelection } from '../layerSelection.ts';

/** How a spread changes between the first and the last of the layers that can be compared. */
export interface DepthRatio {
  readonly first: LayerSnapshot;
  readonly last: LayerSnapshot;
  /** How many layers lie between, with the last. */
  readonly layers: number;
  /** std(last) / std(first). */
  readonly ratio: number;
  readonly firstStd: number;
  readonly lastStd: number;
}

/**
 * The spread of a reading in the last hidden layer relative to the first: of layers of one kind (the commonest),
 * because a relu's spread is no tanh's, and without the network's last layer, which is often started small.
 * Undefined with fewer than two layers, or where the first has no spread.
 */
export function depthRatio(
  rule: string,
  all: readonly LayerSnapshot[],
  selection: LayerSelection,
  reading: (layer: LayerSnapshot) => Reading | undefined,
): DepthRatio | undefined {
  const output = all.findLast(({ depth }) => depth === 0);
  const hidden = selectLayers(rule, all, selection).filter((layer) => layer !== output && reading(layer));
  const kind = commonest(hidden.map((layer) => layer.kind));
  const alike = hidden.filter((layer) => layer.kind === kind);
  const [first] = alike;
  const last = alike.at(-1);
  if (!first || !last || first === last) return undefined;
  const firstStd = reading(first)?.moments().std ?? NaN;
  const lastStd = reading(last)?.moments().std ?? NaN;
  const ratio = lastStd / firstStd;
  return Number.isFinite(ratio)
    ? { first, last, layers: alike.length - 1, ratio, firstStd, lastStd }
    : undefined;
}

function commonest(kinds: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}
