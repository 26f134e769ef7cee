import type { TensorInfo } from '@tensorflow/tfjs-core';
import { activations } from './activations.ts';
import type { Activation } from './activations.ts';
import type { FusedKernel } from './device.ts';
import { floats } from './hostValues.ts';

/** What `activation` takes. */
export interface ActivationInputs {
  readonly x: TensorInfo;
}

/** `dy`, and the input `x` and output `y` of the forward pass, all of one shape. */
export interface ActivationGradInputs {
  readonly dy: TensorInfo;
  readonly x: TensorInfo;
  readonly y: TensorInfo;
}

/** Which function, and its numbers where it has some. */
export interface ActivationAttrs {
  readonly activation: Activation;
  /**
   * leakyRelu: the slope below 0, by default 0.01. elu: the limit towards −∞, by default 1. hardtanh: the lower bound, by
   * default −1. Others have none.
   */
  readonly alpha?: number;
  /** hardtanh: the upper bound, by default 1. Others have none. */
  readonly beta?: number;
}

/** An activation function of every element: `y = f(x)`, of x's shape. */
export const activation: FusedKernel<ActivationInputs, ActivationAttrs> = {
  name: 'WeirActivation',
  composed(device, { x }, { activation, alpha, beta }) {
    const { kernel, value, defaultAlpha, defaultBeta = 0 } = activations[activation];
    if (kernel) return [device.call(kernel, { x })];
    const [a, b] = [alpha ?? defaultAlpha, beta ?? defaultBeta];
    const xs = floats(device, x);
    const y = new Float32Array(xs.length);
    for (let i = 0; i < y.length; i++) y[i] = value(xs[i] as number, a, b); // i < length
    return [device.upload(y, x.shape)];
  },
};

/** Gradient of {@link activation}: `dx = dy f′(x)`. */
export const activationGrad: FusedKernel<ActivationGradInputs, ActivationAttrs> = {
  name: 'WeirActivationGrad',
  composed(device, { dy, x, y }, { activation, alpha, beta }) {
    const { slope, defaultAlpha, defaultBeta = 0 } = activations[activation];
    const [a, b] = [alpha ?? defaultAlpha, beta ?? defaultBeta];
    const dys = floats(device, dy);
    const xs = floats(device, x);
    const ys = floats(device, y);
    const dx = new Float32Array(dys.length);
    // All are of one shape, so i is within each.
    for (let i = 0; i < dx.length; i++)
      dx[i] = (dys[i] as number) * slope(xs[i] as number, ys[i] as number, a, b);
    return [device.upload(dx, x.shape)];
  },
};
