import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { Device } from './device.ts';

/**
 * One training kernel: the name it is registered under in tfjs's kernel registry, and what it does in
 * terms of tfjs's plain kernels, for backends that do not register it.
 *
 * @typeParam Inputs tensors by name; an optional input is left out, never `null`.
 * @typeParam Attrs plain attributes.
 */
export interface FusedKernel<Inputs extends object, Attrs extends object> {
  readonly name: string;
  /** Must dispose of its intermediate results; the outputs belong to the caller. */
  composed(device: Device, inputs: Inputs, attrs: Attrs): TensorInfo[];
}
