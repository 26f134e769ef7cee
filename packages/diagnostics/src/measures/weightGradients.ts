import { latest } from '@weir/core';
import type { Histogram, Snapshot } from '@weir/core';
import { map } from 'rxjs';
import type { OperatorFunction } from 'rxjs';
import { diagnosticKind } from '../kinds/diagnosticKind.ts';
import { histogramSelectionSchema } from '../selection/histogramSelection.ts';
import type { HistogramSelection } from '../selection/histogramSelection.ts';
import { ratio } from '../statistics/ratio.ts';
import { relativeSpread } from '../statistics/relativeSpread.ts';
import { weightMatrices } from '../selection/weightMatrices.ts';

/** How the gradient of one weight is spread. */
export interface WeightGradient {
  readonly name: string;
  readonly shape: readonly number[];
  readonly mean: number;
  /** Over N − 1. */
  readonly std: number;
  /** std(grad) / std(data); absent where the data has no spread. */
  readonly gradToData?: number;
  readonly histogram: Histogram;
}

/** The gradients of all weights at one step: what `weightGradients` emits. */
export interface WeightGradients {
  readonly step: number;
  /** Parameters of rank 2 and up. */
  readonly weights: readonly WeightGradient[];
}

/**
 * Emits, at each snapshot, the distribution of each weight's gradient, and its size beside the weight's own.
 *
 * @example
 * ```ts
 * const weight = { name: '0.linear.weight', data: { values: [1, -1], shape: [2, 1] }, grad: { values: [0.1, -0.1], shape: [2, 1] } };
 * const { weights } = await lastValueFrom(of(arraySnapshot({ parameters: [weight] })).pipe(weightGradients()));
 * weights[0]?.gradToData; // → 0.1
 * ```
 */
export function weightGradients(
  selection: HistogramSelection = {},
): OperatorFunction<Snapshot, WeightGradients> {
  return map(({ step, parameters }) => ({
    step,
    weights: weightMatrices(parameters).map(({ name, shape, data, grad }) => {
      const { mean, std } = grad.moments();
      const gradToData = ratio(relativeSpread(grad.moments(), data.moments()), 1);
      const histogram = grad.histogram(selection);
      return gradToData === undefined
        ? { name, shape, mean, std, histogram }
        : { name, shape, mean, std, gradToData, histogram };
    }),
  }));
}

/** `weightGradients` as a configuration names it: its options, its cadence, and what is kept of its measurements. */
export const weightGradientsKind = diagnosticKind({
  type: 'weightGradients',
  schema: histogramSelectionSchema,
  defaultEvery: 100,
  emitsPlainData: true,
  byDefault: true,
  operator: weightGradients,
  state: latest<WeightGradients>(),
});
