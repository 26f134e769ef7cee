import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { FusedKernel } from './device.ts';
import { floats } from './hostValues.ts';
import { normalize, normalizeGrad } from './normalize.ts';
import type { NormalizedShape } from './normalize.ts';
import { sizeOf } from './shapes.ts';

/** `x [N, …, C]`, `gamma [C]` (none: 1), `beta [C]` (none: 0). */
export interface GroupNormInputs {
  readonly x: TensorInfo;
  readonly gamma?: TensorInfo;
  readonly beta?: TensorInfo;
}

/** `dy` and `x` `[N, …, C]`, the forward pass's `mean` and `variance` `[N, groups]`, and its `gamma` if it had one. */
export interface GroupNormGradInputs {
  readonly dy: TensorInfo;
  readonly x: TensorInfo;
  readonly mean: TensorInfo;
  readonly variance: TensorInfo;
  readonly gamma?: TensorInfo;
}

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
  composed(device, { x, gamma, beta }, attrs) {
    const shape = shapeOf(x, attrs);
    const normalized = normalize(
      floats(device, x),
      gamma && floats(device, gamma),
      beta && floats(device, beta),
      shape,
    );
    return [
      device.upload(normalized.y, x.shape),
      device.upload(normalized.mean, [shape.examples, shape.groups]),
      device.upload(normalized.variance, [shape.examples, shape.groups]),
    ];
  },
};

/** Gradients of {@link groupNorm}: `dx`, then `dgamma [C]` and `dbeta [C]` if it had a gamma. */
export const groupNormGrad: FusedKernel<GroupNormGradInputs, GroupNormAttrs> = {
  name: 'WeirGroupNormGrad',
  composed(device, { dy, x, mean, variance, gamma }, attrs) {
    const shape = shapeOf(x, attrs);
    const { dx, dgamma, dbeta } = normalizeGrad(
      floats(device, dy),
      floats(device, x),
      floats(device, mean),
      floats(device, variance),
      gamma && floats(device, gamma),
      shape,
    );
    const outputs = [device.upload(dx, x.shape)];
    if (gamma) outputs.push(device.upload(dgamma, [shape.channels]), device.upload(dbeta, [shape.channels]));
    return outputs;
  },
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
