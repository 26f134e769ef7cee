import type { LayerSnapshot, Reading } from '@weir/core';
import { selectLayers } from '../../selection/layerSelection.ts';
import type { LayerSelection } from '../../selection/layerSelection.ts';

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
 * The spread of a reading in the last hidden layer relative to the first, of layers that can be compared and stand one
 * after the other: of one kind, because a relu's spread is no tanh's; of one size of image, because pooling spreads
 * gradients over positions; none inside parallel branches; and not the network's last layer, which is often started
 * small. Of several such groups the largest. Undefined where it has fewer than two layers, or no spread at first.
 */
export function depthRatio(
  rule: string,
  all: readonly LayerSnapshot[],
  selection: LayerSelection,
  reading: (layer: LayerSnapshot) => Reading | undefined,
): DepthRatio | undefined {
  const output = all.findLast(({ depth }) => depth === 0);
  const groups = new Map<string, LayerSnapshot[]>();
  for (const layer of selectLayers(rule, all, selection)) {
    if (layer === output || !reading(layer) || layer.name.includes('.parallel.')) continue;
    const key = `${layer.kind} ${layer.output.shape.slice(1, -1).join('×')}`;
    groups.set(key, [...(groups.get(key) ?? []), layer]);
  }
  const [alike = []] = [...groups.values()].sort((a, b) => b.length - a.length);
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
