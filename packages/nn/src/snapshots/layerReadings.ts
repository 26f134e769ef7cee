import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { BatchMoments, LayerSnapshot, Reading } from '@weir/core';
import type { MomentTracking } from '../layers/layer.ts';
import type { StepScope } from '../signals/stepScope.ts';
import type { NamedEntry } from '../training/namedEntries.ts';
import { DeviceReading } from './deviceReading.ts';
import { UnbiasedVariance } from './unbiasedVariance.ts';

/** One layer's part of a snapshot on the device; each reading is made when it is first looked at. */
export class LayerReadings implements LayerSnapshot {
  readonly name: string;
  readonly index: number;
  readonly kind: string;
  readonly depth: number;
  private outputReading: Reading | undefined;
  private gradReading: Reading | undefined;
  private moments: BatchMoments | undefined;

  constructor(
    private readonly named: NamedEntry,
    private readonly scope: StepScope,
  ) {
    this.name = named.name;
    this.index = named.index;
    this.kind = named.entry.layer.kind;
    this.depth = named.depth;
  }

  get alpha(): number | undefined {
    return this.named.entry.layer.alpha;
  }

  get output(): Reading {
    return (this.outputReading ??= new DeviceReading(
      `${this.name}.output`,
      this.scope,
      this.named.entry.output,
    ));
  }

  get grad(): Reading | undefined {
    const { grad } = this.named.entry;
    return (this.gradReading ??= grad && new DeviceReading(`${this.name}.grad`, this.scope, grad));
  }

  get batchMoments(): BatchMoments | undefined {
    const { layer, kept } = this.named.entry;
    return (this.moments ??= layer.tracking && momentsOf(this.named, layer.tracking, kept, this.scope));
  }
}

function momentsOf(
  { name, entry }: NamedEntry,
  tracking: MomentTracking,
  [, mean, variance]: readonly TensorInfo[],
  scope: StepScope,
): BatchMoments | undefined {
  if (!mean || !variance) return undefined;
  const rows = entry.output.shape.slice(0, -1).reduce((product, side) => product * side, 1);
  const reading = new DeviceReading(`${name}.batchVariance`, scope, variance);
  return Object.freeze({
    mean: new DeviceReading(`${name}.batchMean`, scope, mean),
    variance: tracking.unbiased ? reading : new UnbiasedVariance(reading, rows),
    momentum: tracking.momentum,
    tracks: tracking.running,
  });
}
