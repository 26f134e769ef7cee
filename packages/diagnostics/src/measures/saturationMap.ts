import { latest } from '@weir/core';
import type { LayerSnapshot, Snapshot } from '@weir/core';
import { map } from 'rxjs';
import type { OperatorFunction } from 'rxjs';
import { diagnosticKind } from '../kinds/diagnosticKind.ts';
import { layerSelectionSchema, selectLayers } from '../selection/layerSelection.ts';
import type { LayerSelection } from '../selection/layerSelection.ts';
import { mapDefined } from '../selection/mapDefined.ts';
import { flatThreshold, requireThreshold, saturatedBits } from '../flatness/saturated.ts';

/** Options of `saturationMap`, all with defaults. */
export interface SaturationMapOptions extends LayerSelection {
  /** |h| beyond which tanh counts as flat, and sigmoid and softsign at the same slope. Default 0.99, the lecture's. */
  readonly threshold?: number;
}

/** Which unit is flat for which example. A column that is all true is a dead unit. */
export interface LayerSaturationMap {
  readonly name: string;
  /** Rows: the batch, and the positions of each example where there are any. */
  readonly examples: number;
  /** Columns: the last axis. */
  readonly units: number;
  /** Base64 of bits in rows of `units`, the first bit highest; `unpackBits(bits, examples * units)` reads them, and no more. */
  readonly bits: string;
}

/** The maps of all layers looked at, at one step: what `saturationMap` emits. */
export interface SaturationMap {
  readonly step: number;
  readonly layers: readonly LayerSaturationMap[];
}

/**
 * Emits, at each snapshot, the lecture's white-dot image: |h| > 0.99, examples × units, of tanh, and of sigmoid, softsign
 * and hardtanh at the same tails. It is a bit for each value, and large: keep its cadence low.
 *
 * @throws RangeError if the threshold is not between 0 and 1.
 *
 * @example
 * ```ts
 * // Two examples of two units: the second unit is flat for both.
 * const tanh = { kind: 'tanh', output: { values: [0.5, 1, -0.5, -1], shape: [2, 2] } };
 * const { layers } = await lastValueFrom(of(arraySnapshot({ layers: [tanh] })).pipe(saturationMap()));
 * unpackBits(layers[0]?.bits ?? '', 4); // → [false, true, false, true]
 * ```
 */
export function saturationMap({
  threshold = flatThreshold,
  ...selection
}: SaturationMapOptions = {}): OperatorFunction<Snapshot, SaturationMap> {
  requireThreshold('saturationMap', threshold);
  const draw = (layer: LayerSnapshot): LayerSaturationMap | undefined => {
    const bits = saturatedBits(layer, threshold);
    if (bits === undefined) return undefined;
    const { name, output } = layer;
    const size = output.shape.reduce((product, side) => product * side, 1);
    const units = output.shape.at(-1) ?? 1;
    return { name, examples: size / units, units, bits };
  };
  return map(({ step, layers }) => ({
    step,
    layers: mapDefined(selectLayers('saturationMap', layers, selection), draw),
  }));
}

/** `saturationMap` as a configuration names it: its options, its cadence, and what is kept of its measurements. */
export const saturationMapKind = diagnosticKind({
  type: 'saturationMap',
  schema: { ...layerSelectionSchema, 'threshold?': '0 < number < 1' },
  defaultEvery: 1000,
  emitsPlainData: true,
  byDefault: true,
  operator: saturationMap,
  state: latest<SaturationMap>(),
});
