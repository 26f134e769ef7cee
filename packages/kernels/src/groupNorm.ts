import type { TensorInfo } from '@tensorflow/tfjs-core';
import { composedNorm, composedNormGrad } from './composedNorm.ts';
import type { NormGradInputs, NormInputs } from './composedNorm.ts';
import type { FusedKernel } from './device.ts';
import type { NormalizedShape } from './normalize.ts';
import { sizeOf } from './shapes.ts';

/** `x [N, …, C]`, `gamma [C]` (none: 1), `beta [C]` (none: 0). */
export type GroupNormInputs = NormInputs;

/** `dy` and `x` `[N, …, C]`, the forward pass's `mean` and `variance` `[N, groups]`, and its `gamma` if it had one. */
export type GroupNormGradInputs = NormGradInputs;

/** How many groups, and what is added to the variance. */
export interface GroupNormAttrs {
  /** Into how many groups of equally many channels to divide: 1 is LayerNorm on `[N, C]`, C is InstanceNorm. */
  readonly groups: number;
  /** Added to the variance before its root is taken. */
  readonly eps: number;
}

/**
 * Group normalisation: each example and group of channels is normalised over its positions and channels.
 *
 * Outputs `y`, `mean [N, groups]` and `variance [N, groups]`, over n. Source: Wu and He, 2018.
 *
 * @throws RangeError if the groups do not divide the channels, or x has fewer than two axes.
 */
export const groupNorm: FusedKernel<GroupNormInputs, GroupNormAttrs> = {
  name: 'WeirGroupNorm',
  composed(device, inputs, attrs) {
    const shape = shapeOf(inputs.x, attrs);
    return composedNorm(device, inputs, shape, [shape.examples, shape.groups]);
  },
};

/** Gradients of {@link groupNorm}: `dx`, then `dgamma [C]` and `dbeta [C]` if it had a gamma. */
export const groupNormGrad: FusedKernel<GroupNormGradInputs, GroupNormAttrs> = {
  name: 'WeirGroupNormGrad',
  composed: (device, inputs, attrs) => composedNormGrad(device, inputs, shapeOf(inputs.x, attrs)),
};

function shapeOf(x: TensorInfo, { groups, eps }: GroupNormAttrs): NormalizedShape {
  const [examples, ...rest] = x.shape;
  const channels = rest.pop();
  if (examples === undefined || channels === undefined)
    throw new RangeError(`groupNorm: x must have at least two axes, got [${x.shape}]; give it as [N, …, C]`);
  if (!Number.isInteger(groups) || groups < 1 || channels % groups !== 0)
    throw new RangeError(
      `groupNorm: groups must divide the ${channels} channels, got ${groups}; choose one of their divisors`,
    );
  return { examples, positions: sizeOf(rest), channels, groups, eps, unbiased: false };
}
