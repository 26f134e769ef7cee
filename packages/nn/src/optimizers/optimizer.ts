import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { Device, OptimizerAttrs } from '@weir/kernels';

/** The rule by which gradients change parameters, as pure data: its state lives where it is run. */
export interface Optimizer {
  readonly kind: string;
  /** How much of a velocity is kept at a step, where gradients add up: steps grow to `1 / (1 − momentum)` times. Default 0. */
  readonly momentum?: number | undefined;
  /** How much of each weight a step takes away, over its rate; not of steps that are scaled by gradients of which it is a part. Default 0. */
  readonly weightDecay?: number | undefined;
  /** Whether a step's length does not grow with the gradients, as adam's. Default false. */
  readonly normalisesSteps?: boolean | undefined;
  /** Names of the tensors it keeps for each parameter, each of the parameter's shape and zero at first. */
  readonly slots: readonly string[];
  /** The same with another momentum, whose slots of the same name go on; absent of one that has none. Throws a RangeError at one out of range. */
  readonly withMomentum?: (momentum: number) => Optimizer;
  /** Returns the new values of all parameters, then those of each slot; see the kernels' contract. */
  update(device: Device, attrs: OptimizerAttrs): TensorInfo[];
}
