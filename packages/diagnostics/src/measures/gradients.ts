import { latest } from '@weir/core';
import type { Histogram, Snapshot } from '@weir/core';
import { map } from 'rxjs';
import type { OperatorFunction } from 'rxjs';
import { diagnosticKind } from '../kinds/diagnosticKind.ts';
import { histogramSelectionSchema } from '../selection/histogramSelection.ts';
import type { HistogramSelection } from '../selection/histogramSelection.ts';
import { layerSelectionSchema, selectLayers } from '../selection/layerSelection.ts';
import type { LayerSelection } from '../selection/layerSelection.ts';
import { mapDefined } from '../selection/mapDefined.ts';

/** Options of `gradients`, all with defaults. */
export interface GradientsOptions extends LayerSelection, HistogramSelection {}

/** How ∂loss/∂output of one layer is spread. */
export interface LayerGradients {
  readonly name: string;
  readonly kind: string;
  readonly mean: number;
  /** Over N − 1. */
  readonly std: number;
  readonly histogram: Histogram;
}

/** The distributions of all layers looked at, at one step: what `gradients` emits. */
export interface Gradients {
  readonly step: number;
  /** Without the layers that nothing flows back to. */
  readonly layers: readonly LayerGradients[];
}

/**
 * Emits, at each snapshot, the distribution of ∂loss/∂output of each activation layer.
 *
 * Healthy: a std alike in all layers; one that shrinks or grows with depth says that the gain is off.
 *
 * @throws RangeError (down the stream) if a layer named is not there.
 *
 * @example
 * ```ts
 * const tanh = { kind: 'tanh', output: { values: [0.5, -0.5] }, grad: { values: [1, 3] } };
 * const { layers } = await lastValueFrom(of(arraySnapshot({ layers: [tanh] })).pipe(gradients()));
 * layers[0]?.mean; // → 2
 * ```
 */
export function gradients(selection: GradientsOptions = {}): OperatorFunction<Snapshot, Gradients> {
  return map(({ step, layers }) => ({
    step,
    layers: mapDefined(selectLayers('gradients', layers, selection), ({ name, kind, grad }) => {
      if (!grad) return undefined;
      const { mean, std } = grad.moments();
      return { name, kind, mean, std, histogram: grad.histogram(selection) };
    }),
  }));
}

/** `gradients` as a configuration names it: its options, its cadence, and what is kept of its measurements. */
export const gradientsKind = diagnosticKind({
  type: 'gradients',
  schema: { ...layerSelectionSchema, ...histogramSelectionSchema },
  defaultEvery: 100,
  emitsPlainData: true,
  byDefault: true,
  operator: gradients,
  state: latest<Gradients>(),
});
