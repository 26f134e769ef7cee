import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { Device } from '../device.ts';
import { floats } from '../hostValues.ts';
import type { OptimizerAttrs } from './optimizerAttrs.ts';

/**
 * Applies an update rule to copies of each parameter and its state, and uploads them: the new value of each
 * parameter, then each slot's in turn.
 *
 * @param rule overwrites the parameter and the slots it is given.
 * @throws RangeError if the gradients or a slot are not as many as the parameters, or the slots not as many as `slots`.
 */
export function updateEach(
  operator: string,
  device: Device,
  { parameters, gradients, state }: OptimizerAttrs,
  slots: number,
  rule: (parameter: Float32Array, gradient: Float32Array, slots: Float32Array[]) => void,
): TensorInfo[] {
  if (state.length !== slots)
    throw new RangeError(
      `${operator}: state must have ${slots} slots, got ${state.length}; give those that its hyperparameters ask for`,
    );
  const updated: TensorInfo[][] = Array.from({ length: slots + 1 }, () => []);
  parameters.forEach((parameter, i) => {
    const gradient = gradients[i];
    const own = state.map((slot) => slot[i]).filter((tensor) => tensor !== undefined);
    if (!gradient || own.length !== slots)
      throw new RangeError(
        `${operator}: gradients and state must have a tensor for each of ${parameters.length} parameters, got none for number ${i}; pass them in the parameters' order`,
      );
    const values = [parameter, ...own].map((tensor) => floats(device, tensor).slice());
    const [next, ...rest] = values;
    if (next) rule(next, floats(device, gradient), rest);
    values.forEach((array, slot) => updated[slot]?.push(device.upload(array, parameter.shape)));
  });
  return updated.flat();
}
