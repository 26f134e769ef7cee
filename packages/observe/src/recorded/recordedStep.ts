import type { Objective } from '@weir/core';

/**
 * Numbers of a tensor: nested lists as they print; or flat values and a shape; or float32 bytes, little-endian, in
 * base64, which is a third as long and exact. `null` stands for what is not finite.
 */
export type RecordedTensor =
  | NestedNumbers
  | { readonly values: ArrayLike<number | null>; readonly shape?: readonly number[] }
  | { readonly base64: string; readonly shape: readonly number[] };

/** Numbers in nested lists, as `tolist()` writes a tensor; null stands for NaN. */
export type NestedNumbers = number | null | readonly NestedNumbers[];

/** What is recorded of one layer. */
export interface RecordedLayer {
  /**
   * `tanh`, `linear`; PyTorch's and Keras's names of classes (`Tanh`, `BatchNorm1d`, `Dense`) are understood. Default:
   * the last part of the layer's name, without digits (`3.tanh`).
   */
  readonly kind?: string;
  /** Of elu: minus the floor it saturates at. Of leakyRelu: its slope. */
  readonly alpha?: number;
  /** Of batchNorm it gives the batch moments. */
  readonly input?: RecordedTensor;
  /** The batch first, units last. */
  readonly output: RecordedTensor;
  /** ∂loss/∂output. Left out or `null` where nothing flows back. */
  readonly grad?: RecordedTensor;
  /** Of batchNorm: weight of a new batch. Default 0.1. */
  readonly momentum?: number;
}

/** What is recorded of one parameter. */
export interface RecordedParameter {
  /** Values after the update. Weights are `[fanIn, fanOut]`, filters `[height, width, in, out]`. */
  readonly data: RecordedTensor;
  readonly grad?: RecordedTensor;
  /** Values after less values before. Default: −learningRate · grad, as sgd's. */
  readonly update?: RecordedTensor;
  /** Inputs that each output sums over. Default: as the shape has it, if the layer is `linear` or `conv2d`. */
  readonly fanIn?: number;
}

/** What the loss of a recorded training takes the outputs of its last layer for. */
export interface RecordedObjective extends Omit<Objective, 'loss'> {
  /** What messages call it. Default `the loss`. */
  readonly loss?: string;
}

/** A training step as plain data: one line of a JSON-lines file. */
export interface RecordedStep {
  /** 0 for the first. Default 0; of the lines of a file, one more than the line before. */
  readonly step?: number;
  /** Mean loss of the minibatch; `null` of one that is not finite. */
  readonly loss?: number | null;
  /** Needed where a parameter has a gradient and no update. */
  readonly learningRate?: number;
  /**
   * `"torch"`: weights are `[out, in, …]` and images channels first, as PyTorch has them, and are turned round. Default:
   * as Weir and tfjs have them, units last.
   */
  readonly layout?: 'torch' | 'tfjs';
  /**
   * The loss by its name (`"CrossEntropyLoss"`, `"BCEWithLogitsLoss"`, `"MSELoss"`; Keras's and tfjs's too), or in full:
   * `{"takes": "logits" | "probabilities" | "values", "applies": "softmax" | "sigmoid", "classes": 27}`. The rules on the last
   * layer and on the first loss go by it; the classes of a softmax are the last layer's units where they are left out. Default:
   * nobody knows, and those rules are silent.
   */
  readonly objective?: string | RecordedObjective;
  /** In the order of the forward pass. */
  readonly layers?: Readonly<Record<string, RecordedLayer>>;
  /** By name: what stands before the last dot is the layer that owns it (`3.linear.weight`). */
  readonly parameters?: Readonly<Record<string, RecordedParameter>>;
}
