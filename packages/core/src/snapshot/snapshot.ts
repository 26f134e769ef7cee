import type { Clipping } from './clipping.ts';
import type { Reading } from './reading.ts';

/** Mean and variance of one minibatch, as a batchNorm layer measured them. */
export interface BatchMoments {
  /** `[features]`. */
  readonly mean: Reading;
  /** `[features]`, over N − 1 values, whichever the layer normalised with: what running statistics track. */
  readonly variance: Reading;
  /** Weight of a new batch that the layer was built with. */
  readonly momentum: number;
  /** Whether the layer tracks the running variance or its square root. */
  readonly tracks: 'variance' | 'std';
  /** Added to the variance that it normalised with. */
  readonly eps: number;
  /** Whether it normalised with the variance over N − 1, and not over N. */
  readonly unbiased: boolean;
}

/** What a loss takes the network's outputs for. */
export interface Objective {
  /** What the loss is called where it comes from: `categoricalCrossentropy`. */
  readonly loss: string;
  /** Logits, which it makes probabilities of itself; probabilities, which the network is to end in; or values as they are. */
  readonly takes: 'logits' | 'probabilities' | 'values';
  /** Of logits: the activation that it applies. */
  readonly applies?: 'softmax' | 'sigmoid' | undefined;
  /** Of a cross-entropy: how many classes a network that knows nothing holds equally likely, so that its first loss is −ln(1/classes). */
  readonly classes?: number | undefined;
}

/** One layer's part of a training step. */
export interface LayerSnapshot {
  /** `3.batchNorm`; inside a composite `4.residual.1.batchNorm`. */
  readonly name: string;
  /** Position among the layers of its own level. */
  readonly index: number;
  readonly kind: string;
  /** 0 for the network's own layers, 1 inside a composite, and so on. */
  readonly depth: number;
  /** Of elu: minus the floor it saturates at. Of leakyRelu: its slope. Of hardtanh and relu6: the lower bound. */
  readonly alpha?: number | undefined;
  /** Of hardtanh and relu6: the upper bound. */
  readonly beta?: number | undefined;
  /** What arrived at it; absent where only outputs were recorded. */
  readonly input?: Reading | undefined;
  readonly output: Reading;
  /** ∂loss/∂output; absent where nothing flows back (nothing below the layer learns). */
  readonly grad?: Reading | undefined;
  /** Only of batchNorm. */
  readonly batchMoments?: BatchMoments | undefined;
}

/** One parameter's part of a training step. */
export interface ParameterSnapshot {
  /** `3.batchNorm.gamma`. */
  readonly name: string;
  /** Name of the layer that owns it: `3.batchNorm`. */
  readonly layer: string;
  readonly shape: readonly number[];
  /** Number of inputs that each output sums over; absent for what is no weight. */
  readonly fanIn?: number | undefined;
  /** Whether it stays as it is by intention. Default false. */
  readonly frozen?: boolean | undefined;
  /** Values after the step's update. */
  readonly data: Reading;
  /** The gradient that the update used: clipped where it is, without weight decay. */
  readonly grad: Reading;
  /** Values after less values before. */
  readonly update: Reading;
}

/**
 * All that one training step shows, frozen. Readings are lazy; see `Reading`.
 *
 * `layers` are in the order of the forward pass, composites ahead of their inner layers.
 */
export interface Snapshot {
  /** 0 for the first. */
  readonly step: number;
  /** Mean loss of the minibatch, before the update, penalties included. */
  readonly loss: number;
  readonly learningRate: number;
  /** What the loss takes the outputs for, where the network's own program says; a run's configuration says it otherwise. */
  readonly objective?: Objective | undefined;
  /** Only where gradients are clipped. */
  readonly clipping?: Clipping | undefined;
  readonly layers: readonly LayerSnapshot[];
  readonly parameters: readonly ParameterSnapshot[];
}
