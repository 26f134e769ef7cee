import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { Device } from '@weir/kernels';
import { Parameter } from '../parameters/parameter.ts';

/** Whether there are a gain and a shift, and how the gain starts. */
export interface GainAndShiftOptions {
  /** Whether gain and shift are learnt; else a gain of 1 and no shift, which need no parameters. Default true. */
  readonly affine?: boolean | undefined;
  /** Initial gain; none may be given where `affine` is false. Default 1. */
  readonly gamma?: number | undefined;
}

/** The `γ` and `β` of shape `[features]` by which a normalised value becomes `γ x̂ + β`. Draws nothing. */
export class GainAndShift {
  readonly parameters: readonly Parameter[];
  readonly gamma: Parameter | undefined;
  readonly beta: Parameter | undefined;

  /**
   * @param layer Named by errors.
   * @throws RangeError if there is to be no gain, and one that would not be 1.
   */
  constructor(features: number, { affine = true, gamma = 1 }: GainAndShiftOptions = {}, layer = 'norm') {
    if (!affine && gamma !== 1) {
      throw new RangeError(
        `${layer}: gamma must be left out where affine is false, got ${gamma}; remove it, or set affine to true`,
      );
    }
    const vector = (value: number) => ({
      shape: [features],
      values: new Float32Array(features).fill(value),
    });
    this.gamma = affine ? new Parameter('gamma', vector(gamma)) : undefined;
    this.beta = affine ? new Parameter('beta', vector(0)) : undefined;
    this.parameters = this.gamma && this.beta ? [this.gamma, this.beta] : [];
  }

  /** As the kernels' forward pass takes them. */
  forward(device: Device): { readonly gamma?: TensorInfo; readonly beta?: TensorInfo } {
    return this.gamma && this.beta ? { gamma: this.gamma.on(device), beta: this.beta.on(device) } : {};
  }

  /** As the kernels' backward pass takes them. */
  backward(device: Device): { readonly gamma?: TensorInfo } {
    return this.gamma ? { gamma: this.gamma.on(device) } : {};
  }
}
