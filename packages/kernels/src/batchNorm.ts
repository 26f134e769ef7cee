import type { TensorInfo } from '@tensorflow/tfjs-core';
import { composedNorm, composedNormGrad } from './composedNorm.ts';
import type { NormGradInputs, NormInputs } from './composedNorm.ts';
import type { FusedKernel } from './device.ts';
import type { NormalizedShape } from './normalize.ts';
import { rowsAndChannels } from './shapes.ts';

/** `x […, C]`, `gamma [C]` (none: 1), `beta [C]` (none: 0). */
export type BatchNormInputs = NormInputs;

/** `dy` and `x` `[…, C]`, the forward pass's `mean [C]` and `variance [C]`, and its `gamma` if it had one. */
export type BatchNormGradInputs = NormGradInputs;

/** What is added to the variance, and over how many values it is taken. */
export interface BatchNormAttrs {
  /** Added to the variance before its root is taken. */
  readonly eps: number;
  /** Whether to normalise with the variance over N − 1, as the lecture does, instead of over N, as PyTorch does. */
  readonly unbiased: boolean;
}

/**
 * Batch normalisation over all axes but the last, in training: `y = γ (x − μ) / √(σ² + eps) + β`.
 *
 * Outputs `y […, C]`, `mean [C]` and the `variance [C]` it normalised with, over N or N − 1 as `unbiased` says;
 * with `unbiased` and a single row that variance is 0 / 0. Source: Ioffe and Szegedy, 2015.
 */
export const batchNorm: FusedKernel<BatchNormInputs, BatchNormAttrs> = {
  name: 'WeirBatchNorm',
  composed(device, inputs, attrs) {
    const shape = shapeOf(inputs.x, attrs);
    return composedNorm(device, inputs, shape, [shape.channels]);
  },
};

/** Gradients of {@link batchNorm}: `dx`, then `dgamma [C]` and `dbeta [C]` if it had a gamma. */
export const batchNormGrad: FusedKernel<BatchNormGradInputs, BatchNormAttrs> = {
  name: 'WeirBatchNormGrad',
  composed: (device, inputs, attrs) => composedNormGrad(device, inputs, shapeOf(inputs.x, attrs)),
};

/** A batch is one example whose positions are its rows, and every channel a group of its own. */
function shapeOf(x: TensorInfo, attrs: BatchNormAttrs): NormalizedShape {
  const { rows, channels } = rowsAndChannels('batchNorm', x.shape);
  return {
    examples: 1,
    positions: rows,
    channels,
    groups: channels,
    eps: attrs.eps,
    unbiased: attrs.unbiased,
  };
}
