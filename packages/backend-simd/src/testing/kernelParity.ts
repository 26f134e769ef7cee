import { findBackend, getKernel, setBackend } from '@tensorflow/tfjs-core';
import type { KernelBackend, KernelConfig, TensorInfo } from '@tensorflow/tfjs-core';
import { registerComposed } from '@weir/kernels/ops';
import { expect } from 'vitest';
import '../index.ts';
import { numbers } from './compare.ts';
import type { Tolerance } from './compare.ts';

/** A tensor that a kernel is given, on whichever backend. */
export interface Given {
  readonly shape: readonly number[];
  readonly dtype: 'float32' | 'int32' | 'bool';
  readonly values: readonly number[];
}

const sizeOf = (shape: readonly number[]) => shape.reduce((size, side) => size * side, 1);
const dtypes = { float32: Float32Array, int32: Int32Array, bool: Uint8Array };

/** A float32 tensor of values between −2 and 2, or of those given. */
export function floats(shape: readonly number[], values: readonly number[] | number = 1): Given {
  const own = typeof values === 'number' ? Array.from(numbers(sizeOf(shape), values)) : values;
  return { shape, dtype: 'float32', values: own };
}

/** An int32 tensor of values between −9 and 9, or of those given. */
export function ints(shape: readonly number[], values: readonly number[] | number = 1): Given {
  const own =
    typeof values === 'number'
      ? Array.from(numbers(sizeOf(shape), values), (value) => Math.round(value * 4.5))
      : values;
  return { shape, dtype: 'int32', values: own };
}

/** A tensor of booleans in no order. */
export const bools = (shape: readonly number[], seed = 1): Given => ({
  shape,
  dtype: 'bool',
  values: Array.from(numbers(sizeOf(shape), seed), (value) => (value > 0 ? 1 : 0)),
});

type Inputs = Readonly<Record<string, Given>> | readonly Given[];
type Outputs = readonly {
  readonly shape: readonly number[];
  readonly dtype: string;
  readonly values: number[];
}[];

function runOn(name: string, { kernelFunc }: KernelConfig, inputs: Inputs, attrs: object): Outputs {
  void setBackend(name);
  const backend = findBackend(name) as KernelBackend; // both are registered by index.ts
  const before = backend.numDataIds();
  const made: TensorInfo[] = [];
  const upload = ({ shape, dtype, values }: Given): TensorInfo => {
    const dataId = backend.write(dtypes[dtype].from(values), [...shape], dtype);
    // tfjs's own kernels ask some of their inputs for the rank, as if they were tensors.
    const tensor = { dataId, shape: [...shape], dtype, rank: shape.length };
    made.push(tensor);
    return tensor;
  };
  /** The same with tensors in the places of what is given, in lists and records too. */
  const withTensors = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map(withTensors);
    if ('dtype' in value && 'values' in value) return upload(value as Given);
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withTensors(inner)]));
  };
  const outputs = kernelFunc({
    inputs: withTensors(inputs) as never,
    attrs: withTensors(attrs) as never,
    backend,
  });
  const all = Array.isArray(outputs) ? outputs : [outputs];
  const read = all.map(({ dataId, shape, dtype }) => ({
    shape,
    dtype,
    values: Array.from(backend.readSync(dataId) as Float32Array), // no kernel here gives complex numbers or text
  }));
  for (const dataId of new Set([...all, ...made].map((tensor) => tensor.dataId))) backend.disposeData(dataId);
  if (name === 'simd') expect(backend.numDataIds(), 'tensors left behind').toBe(before);
  return read;
}

/** How far a kernel may be from tfjs's, and whose it is held against. */
export interface Parity extends Tolerance {
  /** The kernel of tfjs that gives the same. Default: that of the same name. */
  readonly like?: string;
}

/**
 * Runs a kernel of this backend and the CPU backend's of the same name (of the training kernels, their composition) on
 * the same tensors, and expects the same shapes, dtypes and values.
 */
export function expectKernelParity(
  kernel: KernelConfig,
  inputs: Inputs,
  attrs: object = {},
  { relative = 1e-5, absolute = 1e-5, like = kernel.kernelName }: Parity = {},
): void {
  registerComposed('cpu');
  const wanted = runOn('cpu', getKernel(like, 'cpu'), inputs, attrs);
  const got = runOn('simd', kernel, inputs, attrs);
  const forms = (outputs: Outputs) => outputs.map(({ shape, dtype }) => [shape, dtype]);
  expect(forms(got), kernel.kernelName).toEqual(forms(wanted));
  wanted.forEach(({ values }, output) =>
    values.forEach((value, at) => {
      const found = got[output]?.values[at] ?? NaN;
      if (Object.is(found, value) || found === value) return;
      if (Math.abs(found - value) <= absolute + relative * Math.abs(value)) return;
      expect.fail(`${kernel.kernelName}, output ${output}, [${at}]: got ${found}, want ${value}`);
    }),
  );
}
