import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { Device } from './device.ts';

/** The values of a float32 tensor, to be read only: they may be the tensor's own memory. */
export function floats(device: Device, tensor: TensorInfo): Float32Array {
  return device.read(tensor) as Float32Array; // a float32 tensor's, by the kernels' contract
}

/** The values of an int32 tensor, to be read only: they may be the tensor's own memory. */
export function integers(device: Device, tensor: TensorInfo): Int32Array {
  return device.read(tensor) as Int32Array; // an int32 tensor's, by the kernels' contract
}

/** The values of `x − minus`, rounded to float32 as a tensor of them would be; of `x` itself without `minus`. */
export function difference(device: Device, x: TensorInfo, minus: TensorInfo | undefined): Float32Array {
  const values = floats(device, x);
  if (!minus) return values;
  const subtrahend = floats(device, minus);
  return values.map((value, i) => value - (subtrahend[i] as number)); // same shape, so i is within
}
