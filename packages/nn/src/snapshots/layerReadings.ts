import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { BatchMoments, LayerSnapshot, Reading } from '@weir/core';
import type { MomentTracking } from '../layers/layerDescription.ts';
import type { StepScope } from '../signals/stepScope.ts';
import type { NamedEntry } from '../training/tapeNames.ts';
import { DeviceReading } from './deviceReading.ts';
import { UnbiasedVariance } from './unbiasedVariance.ts';

/** The momenta that commands have set in the place of the layers' own. */
export interface MomentumKnobs {
  batchNormMomentum(layer: string): number | undefined;
}

/** One layer's part of a snapshot on the device; each reading is made when it is first looked at. */
export class LayerReadings implements LayerSnapshot {
  readonly name: string;
  readonly index: number;
  readonly kind: string;
  readonly depth: number;
  private inputReading: Reading | undefined;
  private outputReading: Reading | undefined;
  private gradReading: Reading | undefined;
  private moments: BatchMoments | undefined;

  constructor(
    private readonly named: NamedEntry,
    private readonly scope: StepScope,
    /** The layer ahead of it on the tape. */
    private readonly before?: LayerReadings,
    private readonly knobs?: MomentumKnobs,
  ) {
    const { name, index, depth, layer } = named.place;
    this.name = name;
    this.index = index;
    this.kind = layer.kind;
    this.depth = depth;
  }

  get alpha(): number | undefined {
    return this.named.entry.layer.alpha;
  }

  get beta(): number | undefined {
    return this.named.entry.layer.beta;
  }

  get input(): Reading {
    return (this.inputReading ??= this.readInput());
  }

  get output(): Reading {
    return (this.outputReading ??= reading(`${this.name}.output`, this.named.entry.output, this.scope));
  }

  get grad(): Reading | undefined {
    const { grad } = this.named.entry;
    return (this.gradReading ??= grad && reading(`${this.name}.grad`, grad, this.scope));
  }

  /** The output of the layer before, where that is what goes in: what was asked of it is known already. */
  private readInput(): Reading {
    const { input } = this.named.entry;
    return this.before?.named.entry.output === input
      ? this.before.output
      : reading(`${this.name}.input`, input, this.scope);
  }

  get batchMoments(): BatchMoments | undefined {
    const { layer, kept } = this.named.entry;
    return (this.moments ??=
      layer.tracking && momentsOf(this.named, layer.tracking, kept, this.scope, this.knobs));
  }
}

function momentsOf(
  { place: { name }, entry }: NamedEntry,
  tracking: MomentTracking,
  [, mean, variance]: readonly TensorInfo[],
  scope: StepScope,
  knobs: MomentumKnobs | undefined,
): BatchMoments | undefined {
  if (!mean || !variance) return undefined;
  const rows = entry.output.shape.slice(0, -1).reduce((product, side) => product * side, 1);
  const measured = reading(`${name}.batchVariance`, variance, scope);
  return Object.freeze({
    mean: reading(`${name}.batchMean`, mean, scope),
    variance: tracking.unbiased ? measured : new UnbiasedVariance(measured, rows),
    momentum: knobs?.batchNormMomentum(name) ?? tracking.momentum,
    tracks: tracking.running,
    eps: entry.layer.eps ?? 0,
    unbiased: tracking.unbiased,
  });
}

const reading = (name: string, tensor: TensorInfo, scope: StepScope): Reading =>
  new DeviceReading(name, tensor.shape, scope, () => tensor);
