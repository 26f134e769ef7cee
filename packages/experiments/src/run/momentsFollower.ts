import type { Snapshot } from '@weir/core';
import { addBatch, noRunningMoments } from '@weir/diagnostics';
import type { RunningMoments } from '@weir/diagnostics';
import type { NetworkMoments } from '@weir/nn';

/** Follows the running BatchNorm statistics of one run, each layer with its own momentum. */
export class MomentsFollower {
  private moments: RunningMoments = noRunningMoments;

  follow(snapshot: Snapshot): void {
    this.moments = addBatch(this.moments, snapshot);
  }

  get running(): RunningMoments {
    return this.moments;
  }

  /** As evaluation mode wants them: variances, whatever was tracked. */
  get network(): NetworkMoments {
    return networkMoments(this.moments);
  }
}

/** Running moments as `forEvaluation` takes them: a tracked std is squared. */
export function networkMoments({ layers }: RunningMoments): NetworkMoments {
  return Object.fromEntries(
    layers.map(({ name, mean, variance, tracks }) => [
      name,
      { mean, variance: tracks === 'std' ? variance.map((std) => std * std) : variance },
    ]),
  );
}
