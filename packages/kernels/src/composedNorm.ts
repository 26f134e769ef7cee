import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { Device } from './device.ts';
import { floats } from './hostValues.ts';
import { normalize, normalizeGrad } from './normalize.ts';
import type { NormalizedShape } from './normalize.ts';

/** What every norm takes: `x […, C]`, and `gamma [C]` and `beta [C]` where it has them. */
export interface NormInputs {
  readonly x: TensorInfo;
  readonly gamma?: TensorInfo;
  readonly beta?: TensorInfo;
}

/** What its gradient takes: `dy` and `x` `[…, C]`, the forward pass's moments, and its `gamma` if it had one. */
export interface NormGradInputs {
  readonly dy: TensorInfo;
  readonly x: TensorInfo;
  readonly mean: TensorInfo;
  readonly variance: TensorInfo;
  readonly gamma?: TensorInfo;
}

/** A norm over the groups that `shape` says: `y`, then its mean and variance in the shape of `moments`. */
export function composedNorm(
  device: Device,
  { x, gamma, beta }: NormInputs,
  shape: NormalizedShape,
  moments: readonly number[],
): TensorInfo[] {
  const { y, mean, variance } = normalize(
    floats(device, x),
    gamma && floats(device, gamma),
    beta && floats(device, beta),
    shape,
  );
  return [device.upload(y, x.shape), device.upload(mean, moments), device.upload(variance, moments)];
}

/** Its gradient: `dx`, then `dgamma [C]` and `dbeta [C]` if it had a gamma. */
export function composedNormGrad(
  device: Device,
  { dy, x, mean, variance, gamma }: NormGradInputs,
  shape: NormalizedShape,
): TensorInfo[] {
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
}
