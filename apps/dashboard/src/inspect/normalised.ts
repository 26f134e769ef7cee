import type { BatchNormUnit, FeatureStatistics, LayerBatchNorm } from '@weir/diagnostics';

/** One example's value in the place of what arrived. */
export interface ChangedInput {
  readonly example: number;
  readonly value: number;
}

/** What a batchNorm makes of a feature of a batch. */
export interface Normalised {
  /** Of the whole batch, with the change in it. */
  readonly moments: FeatureStatistics;
  /** Of the examples that are told, in their order. */
  readonly outputs: readonly number[];
}

type Norm = Pick<LayerBatchNorm, 'values' | 'eps' | 'unbiased'>;

/**
 * What a batchNorm makes of a feature while training: `γ (x − mean) / √(variance + eps) + β` by the moments of the batch, which a
 * change of one example moves, and all outputs with them.
 */
export function normalised(norm: Norm, unit: BatchNormUnit, change?: ChangedInput): Normalised {
  const { inputs, batch } = unit;
  const moments = change ? changedMoments(norm.values, batch, inputs[change.example] ?? NaN, change) : batch;
  const variance = moments.variance * (norm.unbiased ? 1 : (norm.values - 1) / norm.values);
  return { moments, outputs: scaled(unit, norm.eps, { mean: moments.mean, variance }, change) };
}

/** What the same feature is in evaluation, by statistics that no example moves. */
export const evaluated = (
  { eps }: Norm,
  unit: BatchNormUnit,
  by: FeatureStatistics,
  change?: ChangedInput,
): readonly number[] => scaled(unit, eps, by, change);

function scaled(
  { inputs, gamma, beta }: BatchNormUnit,
  eps: number,
  { mean, variance }: FeatureStatistics,
  change: ChangedInput | undefined,
): readonly number[] {
  const scale = gamma / Math.sqrt(variance + eps);
  return inputs.map((x, at) => scale * ((at === change?.example ? change.value : x) - mean) + beta);
}

/** The moments of so many values, one of which is another: of the values that are not told nothing else is needed. */
function changedMoments(
  values: number,
  { mean, variance }: FeatureStatistics,
  before: number,
  { value }: ChangedInput,
): FeatureStatistics {
  const moved = mean + (value - before) / values;
  const squares =
    (values - 1) * variance + (value - mean) ** 2 - (before - mean) ** 2 - values * (moved - mean) ** 2;
  return { mean: moved, variance: Math.max(0, squares / (values - 1)) };
}
