import { history } from '@weir/core';
import type { Snapshot } from '@weir/core';
import { map } from 'rxjs';
import type { OperatorFunction } from 'rxjs';
import { diagnosticKind } from '../kinds/diagnosticKind.ts';
import { layerSelectionSchema, selectLayers } from '../selection/layerSelection.ts';
import type { LayerSelection } from '../selection/layerSelection.ts';
import { mapDefined } from '../selection/mapDefined.ts';
import { requireThreshold, saturatedShare, saturationThreshold } from '../flatness/saturated.ts';

/** Options of `saturation`, all with defaults. */
export interface SaturationOptions extends LayerSelection {
  /** |h| beyond which tanh counts as saturated, and a sigmoid at the same tails. Default 0.97. */
  readonly threshold?: number;
}

/** How much of one layer is saturated. */
export interface LayerSaturation {
  readonly name: string;
  /** Share of the outputs beyond the threshold, 0 to 1. */
  readonly saturated: number;
}

/** The saturated shares of all layers looked at, at one step: what `saturation` emits. */
export interface Saturation {
  readonly step: number;
  /** Layers of tanh, sigmoid, softsign and hardtanh; others do not saturate on both sides. */
  readonly layers: readonly LayerSaturation[];
}

/**
 * Emits, at each snapshot, what share of each tanh's, sigmoid's, softsign's and hardtanh's outputs lies in the flat
 * tails.
 *
 * @throws RangeError if the threshold is not between 0 and 1.
 *
 * @example
 * ```ts
 * const tanh = { kind: 'tanh', output: { values: [0.5, -0.5, 1, -1] } };
 * const { layers } = await lastValueFrom(of(arraySnapshot({ layers: [tanh] })).pipe(saturation()));
 * layers; // → [{ name: '0.tanh', saturated: 0.5 }]
 * ```
 */
export function saturation({
  threshold = saturationThreshold,
  ...selection
}: SaturationOptions = {}): OperatorFunction<Snapshot, Saturation> {
  requireThreshold('saturation', threshold);
  return map(({ step, layers }) => ({
    step,
    layers: mapDefined(selectLayers('saturation', layers, selection), (layer) => {
      const saturated = saturatedShare(layer, threshold);
      return saturated === undefined ? undefined : { name: layer.name, saturated };
    }),
  }));
}

/** The shares so far. */
export const saturationHistory = history<Saturation>();

/** `saturation` as a configuration names it: its options, its cadence, and what is kept of its measurements. */
export const saturationKind = diagnosticKind({
  type: 'saturation',
  schema: { ...layerSelectionSchema, 'threshold?': '0 < number < 1' },
  defaultEvery: 100,
  emitsPlainData: true,
  byDefault: true,
  operator: saturation,
  state: saturationHistory,
});
