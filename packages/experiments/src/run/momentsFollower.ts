import type { Snapshot } from '@weir/core';
import { MomentsAccumulator } from '@weir/diagnostics';
import type { RunningMoments } from '@weir/diagnostics';
import { networkMomentsOf } from '@weir/nn';
import type { NetworkMoments } from '@weir/nn';

/** Follows the running BatchNorm statistics of one run, each layer with its own momentum. */
export class MomentsFollower {
  private readonly accumulator = new MomentsAccumulator();

  follow(snapshot: Snapshot): void {
    this.accumulator.add(snapshot);
  }

  save(): RunningMoments {
    return this.running;
  }

  restore(saved: RunningMoments): void {
    this.accumulator.restore(saved);
  }

  get running(): RunningMoments {
    return this.accumulator.moments;
  }

  /** As evaluation mode wants them. */
  get network(): NetworkMoments {
    return networkMomentsOf(this.running);
  }
}
