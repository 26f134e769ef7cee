import type { BatchMoments, Snapshot } from '@weir/core';
import { type } from 'arktype';
import { scan } from 'rxjs';
import type { OperatorFunction } from 'rxjs';
import { diagnosticKind } from '../diagnosticKind.ts';
import { runningMomentsHistory } from './runningMomentsHistory.ts';

export interface RunningMomentsOptions {
  /**
   * Weight of the new batch, 0 to 1, or `'cumulative'` for the plain average of all batches. Default: each
   * layer's own. Smaller for small batches, whose moments are noisy; larger where weights move fast.
   */
  readonly momentum?: number | 'cumulative';
}

/** What a batchNorm layer would normalise with in evaluation mode. */
export interface LayerRunningMoments {
  readonly name: string;
  /** Whether `variance` holds variances, or standard deviations. */
  readonly tracks: BatchMoments['tracks'];
  /** `[features]`; starts at 0. */
  readonly mean: readonly number[];
  /** `[features]`, over N − 1; starts at 1. The std where the layer tracks that. */
  readonly variance: readonly number[];
}

export interface RunningMoments {
  readonly step: number;
  /** Batches folded in so far. */
  readonly batches: number;
  readonly layers: readonly LayerRunningMoments[];
}

/** The moments before any batch. */
export const noRunningMoments: RunningMoments = { step: -1, batches: 0, layers: [] };

/**
 * Folds the batch moments of every snapshot: `running ← (1 − momentum) · running + momentum · batch`, from
 * mean 0 and variance 1, rounded to float32 at each operation as torch's are. Several momenta can be folded
 * from one run and compared.
 *
 * It must see every step: put a cadence behind it, not ahead.
 *
 * @throws RangeError if the momentum is not between 0 and 1.
 */
export function runningMoments(
  options: RunningMomentsOptions = {},
): OperatorFunction<Snapshot, RunningMoments> {
  const { momentum } = options;
  if (typeof momentum === 'number' && !(momentum >= 0 && momentum <= 1)) {
    throw new RangeError(
      `runningMoments: momentum must be at least 0 and at most 1, got ${momentum}; it weighs the new batch, 0.1 is usual`,
    );
  }
  return scan((running, snapshot) => addBatch(running, snapshot, options), noRunningMoments);
}

/** The running moments with one more batch in them. */
export function addBatch(
  running: RunningMoments,
  { step, layers }: Snapshot,
  { momentum }: RunningMomentsOptions = {},
): RunningMoments {
  const batches = running.batches + 1;
  return {
    step,
    batches,
    layers: layers.flatMap(({ name, batchMoments }) => {
      if (!batchMoments) return [];
      const { tracks } = batchMoments;
      const weight = momentum === 'cumulative' ? 1 / batches : (momentum ?? batchMoments.momentum);
      const past = running.layers.find((layer) => layer.name === name);
      const mean = batchMoments.mean.values();
      const variance = batchMoments.variance.values();
      const spread = tracks === 'std' ? Float32Array.from(variance, Math.sqrt) : variance;
      return [
        {
          name,
          tracks,
          mean: mix(past?.mean, 0, mean, weight),
          variance: mix(past?.variance, 1, spread, weight),
        },
      ];
    }),
  };
}

/** By hand and into plain arrays: what a fold keeps must be immutable, and typed arrays are neither copied nor frozen. */
function mix(
  past: ArrayLike<number> | undefined,
  start: number,
  batch: ArrayLike<number>,
  weight: number,
): readonly number[] {
  const kept = Math.fround(1 - weight);
  const added = Math.fround(weight);
  const mixed = new Array<number>(batch.length);
  for (let at = 0; at < batch.length; at++) {
    const before = past?.[at] ?? start;
    mixed[at] = Math.fround(Math.fround(kept * before) + Math.fround(added * Math.fround(batch[at] ?? NaN)));
  }
  return mixed;
}

export const runningMomentsKind = diagnosticKind({
  type: 'runningMoments',
  schema: type({ 'momentum?': "0 <= number <= 1 | 'cumulative'" }),
  defaultEvery: 100,
  continuous: true,
  operator: runningMoments,
  state: runningMomentsHistory,
});
