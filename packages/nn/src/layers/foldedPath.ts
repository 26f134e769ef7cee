import type { AnyLayer } from './layer.ts';

/**
 * Layers one after the other, with each norm of fixed statistics folded into the layer just before it where that can take it
 * in, and composites folded inside.
 */
export function foldedPath(path: readonly AnyLayer[]): readonly AnyLayer[] {
  const folded: AnyLayer[] = [];
  for (const layer of path) {
    const before = folded.at(-1);
    const map = layer.featureMap?.();
    if (map && before?.mapped) folded.splice(-1, 1, before.mapped(map));
    else folded.push(layer.folded?.() ?? layer);
  }
  return folded;
}
