import { latest } from '@weir/core';
import type { Histogram, Snapshot } from '@weir/core';
import { map } from 'rxjs';
import type { OperatorFunction } from 'rxjs';
import { diagnosticKind } from '../kinds/diagnosticKind.ts';
import { histogramSelectionSchema } from '../selection/histogramSelection.ts';
import type { HistogramSelection } from '../selection/histogramSelection.ts';
import { layerSelectionSchema, selectLayers } from '../selection/layerSelection.ts';
import type { LayerSelection } from '../selection/layerSelection.ts';
import { requireThreshold, saturatedShare, saturationThreshold } from '../flatness/saturated.ts';

/** Options of `activations`, all with defaults. */
export interface ActivationsOptions extends LayerSelection, HistogramSelection {
  /** |h| beyond which tanh counts as saturated, and a sigmoid at the same tails. Default 0.97. */
  readonly threshold?: number;
}

/** How one layer's outputs are spread over the batch and its units. */
export interface LayerActivations {
  readonly name: string;
  readonly kind: string;
  readonly mean: number;
  /** Over N − 1. */
  readonly std: number;
  /** Share beyond the threshold, 0 to 1; only of tanh, sigmoid, softsign and hardtanh. */
  readonly saturated?: number;
  readonly histogram: Histogram;
}

/** The distributions of all layers looked at, at one step: what `activations` emits. */
export interface Activations {
  readonly step: number;
  readonly layers: readonly LayerActivations[];
}

/**
 * Emits, at each snapshot, the distribution of each activation layer's outputs.
 *
 * Healthy: a std alike in all layers (0.65 for tanh with gain 5/3) and a few per cent saturated.
 *
 * @throws RangeError if the threshold is not between 0 and 1, or (down the stream) a layer named is not there.
 *
 * @example
 * ```ts
 * const tanh = { kind: 'tanh', output: { values: [0.5, -0.5, 1, -1] } };
 * const { layers } = await lastValueFrom(of(arraySnapshot({ layers: [tanh] })).pipe(activations()));
 * layers[0]?.saturated; // → 0.5
 * ```
 */
export function activations({
  threshold = saturationThreshold,
  ...selection
}: ActivationsOptions = {}): OperatorFunction<Snapshot, Activations> {
  requireThreshold('activations', threshold);
  return map(({ step, layers }) => ({
    step,
    layers: selectLayers('activations', layers, selection).map((layer) => {
      const { mean, std } = layer.output.moments();
      const saturated = saturatedShare(layer, threshold);
      const { name, kind } = layer;
      const histogram = layer.output.histogram(selection);
      return saturated === undefined
        ? { name, kind, mean, std, histogram }
        : { name, kind, mean, std, saturated, histogram };
    }),
  }));
}

/** `activations` as a configuration names it: its options, its cadence, and what is kept of its measurements. */
export const activationsKind = diagnosticKind({
  type: 'activations',
  schema: { ...layerSelectionSchema, ...histogramSelectionSchema, 'threshold?': '0 < number < 1' },
  defaultEvery: 100,
  emitsPlainData: true,
  byDefault: true,
  operator: activations,
  state: latest<Activations>(),
});
