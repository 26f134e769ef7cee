import type { LayerSnapshot, Snapshot } from '@weir/core';
import type { LayerRunningMoments, RunningMoments } from '@weir/diagnostics';
import type { NetworkMoments } from '@weir/nn';

/** One layer's running statistics, changed in place. */
interface Followed {
  readonly tracks: 'variance' | 'std';
  readonly mean: Float32Array;
  readonly variance: Float32Array;
}

/**
 * Follows the running BatchNorm statistics of one run, each layer with its own momentum: the same fold as
 * `runningMoments`, in place, because a run needs its last state only and takes part in every step.
 */
export class MomentsFollower {
  private readonly followed = new Map<string, Followed>();
  private step = -1;

  follow({ step, layers }: Snapshot): void {
    this.step = step;
    for (const layer of layers) if (layer.batchMoments) this.add(layer, layer.batchMoments);
  }

  get running(): RunningMoments {
    const layers = Array.from(this.followed, ([name, { tracks, mean, variance }]): LayerRunningMoments => ({
      name,
      tracks,
      mean: Array.from(mean),
      variance: Array.from(variance),
    }));
    return { step: this.step, batches: this.step + 1, layers };
  }

  /** As evaluation mode wants them. */
  get network(): NetworkMoments {
    return networkMoments(this.running);
  }

  private add({ name }: LayerSnapshot, moments: NonNullable<LayerSnapshot['batchMoments']>): void {
    const mean = moments.mean.values();
    const variance = moments.variance.values();
    let running = this.followed.get(name);
    if (!running) {
      running = {
        tracks: moments.tracks,
        mean: new Float32Array(mean.length),
        variance: new Float32Array(mean.length).fill(1),
      };
      this.followed.set(name, running);
    }
    mix(running.mean, mean, moments.momentum, false);
    mix(running.variance, variance, moments.momentum, moments.tracks === 'std');
  }
}

/** `running ← (1 − momentum) · running + momentum · batch`, rounded to float32 at each operation as torch does. */
function mix(running: Float32Array, batch: ArrayLike<number>, momentum: number, root: boolean): void {
  const kept = Math.fround(1 - momentum);
  const added = Math.fround(momentum);
  for (let at = 0; at < running.length; at++) {
    const value = batch[at] ?? NaN;
    const fresh = Math.fround(added * (root ? Math.fround(Math.sqrt(value)) : value));
    running[at] = Math.fround(kept * (running[at] ?? NaN)) + fresh;
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
