import type { LayerSnapshot } from '@weir/core';
import type { LayerDeadUnits } from '../measures/layerDeadUnits.ts';
import { flatUnits } from './flatUnits.ts';

/** Which units stay flat for every example of a split, seen batch by batch. */
export class DeadThroughout {
  private readonly flat = new Map<string, { readonly kind: string; readonly units: readonly boolean[] }>();

  add(layers: readonly LayerSnapshot[]): void {
    for (const layer of layers) {
      const before = this.flat.get(layer.name);
      if (before?.units.every((isFlat) => !isFlat)) continue; // what lived once is not dead
      const now = flatUnits(layer);
      if (!now) continue;
      const units = before ? now.map((isFlat, unit) => isFlat && before.units[unit] === true) : now;
      this.flat.set(layer.name, { kind: layer.kind, units });
    }
  }

  /** Layers whose kind can die, with what is dead so far. */
  get layers(): readonly LayerDeadUnits[] {
    return Array.from(this.flat, ([name, { kind, units }]) => ({
      name,
      kind,
      units: units.length,
      dead: units.flatMap((isFlat, unit) => (isFlat ? [unit] : [])),
    }));
  }
}
