import { undrafted } from '@weir/core';
import type { Fold } from '@weir/core';
import type { DeadUnits } from './layerDeadUnits.ts';

/** A stretch of steps for which a unit was dead. */
export interface DeadSpan {
  readonly layer: string;
  readonly unit: number;
  /** First step at which it was seen dead. */
  readonly from: number;
  /** First step at which it was seen alive again; absent while it is dead. */
  readonly to?: number;
}

/** When units died and came back, over all measurements so far. */
export interface DeadUnitsTimeline {
  /** Of the newest measurement; −1 before any. */
  readonly step: number;
  /** Name and width of each layer that can die. */
  readonly layers: readonly { readonly name: string; readonly units: number }[];
  /** In the order of death. */
  readonly spans: readonly DeadSpan[];
}

/** Which units died, when, and which came back: `deadUnits(), fold(deadUnitsTimeline)`. */
export const deadUnitsTimeline: Fold<DeadUnitsTimeline, DeadUnits> = {
  initial: { step: -1, layers: [], spans: [] },
  add(draft, { step, layers }, retain) {
    const dead = new Map(layers.map((layer) => [layer.name, new Set(layer.dead)]));
    const spans = undrafted(draft.spans).map((span) => {
      if (span.to !== undefined) return span;
      return dead.get(span.layer)?.delete(span.unit) ? span : { ...span, to: step };
    });
    for (const [layer, units] of dead) for (const unit of units) spans.push({ layer, unit, from: step });
    retain(spans);
    const writable = draft as { -readonly [Key in keyof DeadUnitsTimeline]: DeadUnitsTimeline[Key] }; // within a draft
    writable.step = step;
    writable.layers = layers.map(({ name, units }) => ({ name, units }));
    writable.spans = spans;
  },
};
