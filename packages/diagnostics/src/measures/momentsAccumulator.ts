import { keeping } from '@weir/core';
import type { BatchMoments, Keeper, Reading, Snapshot } from '@weir/core';

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

/** The running moments of all batchNorm layers at one step: what `runningMoments` emits. */
export interface RunningMoments {
  readonly step: number;
  /** Batches folded in so far. */
  readonly batches: number;
  readonly layers: readonly LayerRunningMoments[];
}

/** The moments before any batch. */
export const noRunningMoments: RunningMoments = { step: -1, batches: 0, layers: [] };

/** Options of `runningMoments`, all with defaults. */
export interface RunningMomentsOptions {
  /**
   * Weight of the new batch, 0 to 1, or `'cumulative'` for the plain average of all batches. Default: each
   * layer's own. Smaller for small batches, whose moments are noisy; larger where weights move fast.
   */
  readonly momentum?: number | 'cumulative';
}

/** One layer's moments, changed in place. */
interface Followed {
  readonly tracks: BatchMoments['tracks'];
  readonly mean: Float32Array;
  readonly variance: Float32Array;
}

/**
 * Running BatchNorm moments: `running ← (1 − momentum) · running + momentum · batch`, rounded to float32 at each
 * operation as torch's are.
 *
 * Inside they change in place, since this takes part in every step of a run; `moments` is a copy that stays as it is,
 * made only when it is asked for.
 */
export class MomentsAccumulator implements Keeper<RunningMoments> {
  private readonly followed = new Map<string, Followed>();
  private readonly momentum: RunningMomentsOptions['momentum'];
  private step = noRunningMoments.step;
  private batches = noRunningMoments.batches;

  /** @param from The moments to go on from. Default: mean 0 and variance 1. */
  constructor({ momentum }: RunningMomentsOptions = {}, from: RunningMoments = noRunningMoments) {
    this.momentum = momentum;
    this.restore(from);
  }

  restore({ step, batches, layers }: RunningMoments): void {
    this.step = step;
    this.batches = batches;
    this.followed.clear();
    for (const { name, tracks, mean, variance } of layers) {
      this.followed.set(name, {
        tracks,
        mean: Float32Array.from(mean),
        variance: Float32Array.from(variance),
      });
    }
  }

  save(): RunningMoments {
    return this.moments;
  }

  /** Takes in one more batch; must be given every step's. */
  add({ step, layers }: Snapshot): void {
    this.step = step;
    this.batches++;
    for (const { name, batchMoments } of layers) if (batchMoments) this.mixIn(name, batchMoments);
  }

  /** The moments as they are now. */
  get moments(): RunningMoments {
    const layers = Array.from(this.followed, ([name, { tracks, mean, variance }]): LayerRunningMoments => ({
      name,
      tracks,
      mean: plain(mean),
      variance: plain(variance),
    }));
    return { step: this.step, batches: this.batches, layers };
  }

  private mixIn(name: string, batch: BatchMoments): void {
    let running = this.followed.get(name);
    if (!running) {
      const features = batch.mean.shape.reduce((size, side) => size * side, 1);
      running = {
        tracks: batch.tracks,
        mean: new Float32Array(features),
        variance: new Float32Array(features).fill(1),
      };
      this.followed.set(name, running);
    }
    const weight = this.momentum === 'cumulative' ? 1 / this.batches : (this.momentum ?? batch.momentum);
    take(running.mean, batch.mean, weight, false);
    take(running.variance, batch.variance, weight, batch.tracks === 'std');
  }
}

/** An accumulator that is part of a run's checkpoints; see `keeping`. */
export function keptMoments(options: RunningMomentsOptions = {}): MomentsAccumulator {
  return keeping<RunningMoments, MomentsAccumulator>('runningMoments', new MomentsAccumulator(options));
}

/** By hand: `Array.from` a typed array takes ten times as long, and some ask for the moments at every step. */
function plain(values: Float32Array): readonly number[] {
  const size = values.length;
  const copy = new Array<number>(size);
  for (let at = 0; at < size; at++) copy[at] = values[at] as number; // at < size
  return copy;
}

/** Where the values lie, if they can be seen there: copies of them all took more than the rest. */
function take(running: Float32Array, batch: Reading, weight: number, root: boolean): void {
  if (batch.lend) batch.lend((memory, from) => mix(running, memory, from, weight, root));
  else mix(running, batch.values(), 0, weight, root);
}

function mix(
  running: Float32Array,
  batch: ArrayLike<number>,
  from: number,
  weight: number,
  root: boolean,
): void {
  const kept = Math.fround(1 - weight);
  const added = Math.fround(weight);
  const size = running.length;
  for (let at = 0; at < size; at++) {
    // Both are of the layer's features. Asking `?? NaN` of each takes as long again as the rest twice.
    const value = batch[from + at] as number;
    const fresh = Math.fround(added * Math.fround(root ? Math.sqrt(value) : value));
    running[at] = Math.fround(kept * (running[at] as number)) + fresh;
  }
}
