import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { SimdBackend } from './simdBackend.ts';
import type { TensorRecord } from './tensorRecord.ts';

function refuse(kernel: string, name: string, wanted: string, tensor: TensorInfo): never {
  const got = `${tensor.dtype} [${tensor.shape.join(', ')}]`;
  if (tensor.dtype !== wanted.split(' ')[0])
    throw new TypeError(`${kernel}: ${name} must be ${wanted}, got ${got}; cast it`);
  throw new RangeError(`${kernel}: ${name} must hold ${wanted} values, got ${got}; check the shapes`);
}

/**
 * The address of a float32 operand of `size` values. What a kernel reads is checked here once, since a wrong
 * size would read, or write, another tensor's memory.
 *
 * @throws TypeError on another dtype, RangeError on another size.
 */
export function floats(
  backend: SimdBackend,
  kernel: string,
  name: string,
  tensor: TensorInfo,
  size: number,
): number {
  return pointerTo('float32', backend, kernel, name, tensor, size);
}

/** The same for an operand that may be left out: its address is 0 then. */
export function floatsIf(
  backend: SimdBackend,
  kernel: string,
  name: string,
  tensor: TensorInfo | undefined,
  size: number,
): number {
  return tensor ? floats(backend, kernel, name, tensor, size) : 0;
}

/** The same for int32. */
export function ints(
  backend: SimdBackend,
  kernel: string,
  name: string,
  tensor: TensorInfo,
  size: number,
): number {
  return pointerTo('int32', backend, kernel, name, tensor, size);
}

function pointerTo(
  dtype: 'float32' | 'int32',
  backend: SimdBackend,
  kernel: string,
  name: string,
  tensor: TensorInfo,
  size: number,
): number {
  const record = backend.record(tensor);
  if (record.dtype !== dtype || record.size !== size) refuse(kernel, name, `${dtype} ${size}`, tensor);
  return record.pointer;
}

/** A float32 record of any size. */
export function floatRecord(
  backend: SimdBackend,
  kernel: string,
  name: string,
  tensor: TensorInfo,
): TensorRecord {
  const record = backend.record(tensor);
  if (record.dtype !== 'float32') refuse(kernel, name, 'float32', tensor);
  return record;
}

/** Length of the last axis; 1 of a scalar. */
export function lastAxis(tensor: TensorInfo): number {
  const { shape } = tensor;
  return shape.length === 0 ? 1 : (shape[shape.length - 1] ?? 1);
}

/** Product of all axes but the last: how many rows the tensor has. */
export function rowsOf(tensor: TensorInfo): number {
  const { shape } = tensor;
  let rows = 1;
  for (let axis = 0; axis < shape.length - 1; axis++) rows *= shape[axis] ?? 1;
  return rows;
}

/** The shape with another last axis. */
export function withLastAxis(shape: readonly number[], last: number): number[] {
  if (shape.length === 2) return [shape[0] ?? 0, last];
  const changed = shape.slice();
  changed[changed.length - 1] = last;
  return changed;
}
