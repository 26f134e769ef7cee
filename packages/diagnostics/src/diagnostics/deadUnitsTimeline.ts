import type { Fold } from '@weir/core';
import type { DeadUnits } from './deadUnits.ts';

/** A stretch of steps for which a unit was dead. */
export interface DeadSpan {
  readonly layer: string;
  readonly unit: number;
  /** First step at which it was seen dead. */
  readonly from: number;
  /** First step at which it was seen alive again; absent while it is dead. */
  readonly to?: number;
}

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
    const timeline = draft as { step: number; layers: DeadUnitsTimeline['layers']; spans: Open[] }; // writable within a draft
    timeline.step = step;
    timeline.layers = layers.map(({ name, units }) => ({ name, units }));
    for (const { name, dead } of layers) {
      const open = timeline.spans.filter((span) => span.layer === name && span.to === undefined);
      for (const span of open) if (!dead.includes(span.unit)) span.to = step;
      for (const unit of dead) {
        if (!open.some((span) => span.unit === unit)) timeline.spans.push({ layer: name, unit, from: step });
      }
    }
    retain(timeline.spans);
  },
};

interface Open {
  layer: string;
  unit: number;
  from: number;
  to?: number;
}
