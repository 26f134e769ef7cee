import { backend as currentBackend, getKernel, setBackend } from '@tensorflow/tfjs-core';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { expect } from 'vitest';
import '../index.ts';
import type { SimdBackend } from '../index.ts';

/** The simd backend, set as tfjs's current one. */
export function simdBackend(): SimdBackend {
  void setBackend('simd');
  return currentBackend() as unknown as SimdBackend; // just set
}

/** Uploads values; float32 unless an Int32Array. */
export function upload(values: ArrayLike<number>, shape: readonly number[] = [values.length]): TensorInfo {
  const typed = values instanceof Int32Array ? values : Float32Array.from(values);
  const dtype = values instanceof Int32Array ? 'int32' : 'float32';
  return { dataId: simdBackend().write(typed, [...shape], dtype), shape: [...shape], dtype };
}

/** What a tensor holds. */
export function valuesOf(tensor: TensorInfo): Float32Array {
  return simdBackend().readSync(tensor.dataId) as Float32Array; // tests upload float32 and read float32 back
}

/** Runs a kernel of the backend and checks that it made its outputs, or as many tensors as said, and nothing else. */
export function run(name: string, inputs: object, attrs: object = {}, made?: number): TensorInfo[] {
  const backend = simdBackend();
  const kernel = getKernel(name, 'simd');
  if (!kernel) throw new Error(`no kernel ${name}`);
  const before = backend.numDataIds();
  const outputs = kernel.kernelFunc({ inputs: inputs as never, attrs: attrs as never, backend });
  const list = Array.isArray(outputs) ? outputs : [outputs];
  expect(backend.numDataIds() - before).toBe(made ?? list.length);
  return list;
}

/** Repeatable values, about normal. */
export function normal(count: number, seed = 1): Float32Array {
  let state = seed * 2654435761;
  const uniform = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state + 0.5) / 2 ** 32;
  };
  return Float32Array.from(
    { length: count },
    () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform()),
  );
}

/** Every value within `relative` of the reference, or of `floor` where the reference is smaller. */
export function expectClose(actual: TensorInfo, wanted: ArrayLike<number>, relative = 1e-5, floor = 1): void {
  const values = valuesOf(actual);
  expect(values.length).toBe(wanted.length);
  for (let i = 0; i < values.length; i++) {
    const [got, want] = [values[i] ?? NaN, wanted[i] ?? NaN];
    if (Object.is(got, want) || got === want || (Number.isNaN(got) && Number.isNaN(want))) continue;
    const error = Math.abs(got - want) / Math.max(Math.abs(want), floor);
    if (!(error <= relative)) expect.fail(`value ${i}: got ${got}, want ${want}, off by ${error}`);
  }
}

/** Runs the kernel again and checks that every bit is the same. */
export function expectSameBits(
  name: string,
  inputs: object,
  attrs: object,
  first: readonly TensorInfo[],
): void {
  const again = run(name, inputs, attrs);
  again.forEach((tensor, i) => {
    const [a, b] = [valuesOf(tensor), valuesOf(first[i] ?? tensor)];
    expect(new Uint32Array(a.buffer)).toEqual(new Uint32Array(b.buffer));
  });
}
