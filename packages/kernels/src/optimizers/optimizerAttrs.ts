import type { TensorInfo } from '@tensorflow/tfjs-core';

/** What every optimiser kernel is given; lists stand among the attributes, since a kernel's inputs are single tensors. */
export interface OptimizerAttrs {
  /** The parameters; never written, so they stay readable until the next step. */
  readonly parameters: readonly TensorInfo[];
  /** The loss's gradient with respect to each parameter. */
  readonly gradients: readonly TensorInfo[];
  /** Storage of the same shapes that a fused kernel overwrites with the new parameters. */
  readonly into: readonly TensorInfo[];
  /** Per slot of the optimiser, a tensor for each parameter; zeros before the first step. */
  readonly state: readonly (readonly TensorInfo[])[];
  readonly learningRate: number;
  /** 1 at the first update. */
  readonly step: number;
}

/** The inputs of a kernel that has none. */
export type NoInputs = Readonly<Record<string, never>>;
