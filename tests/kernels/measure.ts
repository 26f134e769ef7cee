import type { TensorInfo } from '@tensorflow/tfjs-core';
import { currentDevice } from '@weir/kernels';
import type { FusedKernel } from '@weir/kernels';
import { expect } from 'vitest';
import type { Values } from './golden.ts';

/** A kernel's inputs as values; integers are an Int32Array. */
export type ValuesOf<Inputs> = { readonly [Name in keyof Inputs]: Values };

/** Runs a kernel on the current backend and reads its outputs, checking that no data stays behind. */
export function measure<Inputs extends object, Attrs extends object>(
  kernel: FusedKernel<Inputs, Attrs>,
  inputs: ValuesOf<Inputs>,
  attrs: Attrs,
): Values[] {
  const device = currentDevice();
  const before = device.backend.numDataIds();
  const uploaded = Object.entries<Values>(inputs).map(([name, values]) => [name, upload(values)] as const);
  // The same names, each with its tensor: what `Inputs` asks for.
  const outputs = device.run(kernel, Object.fromEntries(uploaded) as Inputs, attrs);
  const results = outputs.map(download);
  for (const tensor of [...outputs, ...uploaded.map(([, tensor]) => tensor)]) device.dispose(tensor);
  expect(device.backend.numDataIds(), `data left behind by ${kernel.name}`).toBe(before);
  return results;
}

/** Uploads a copy of values, so that a backend that keeps the array it is given does not keep the test's. */
export function upload({ data, shape }: Values): TensorInfo {
  return currentDevice().upload(
    data instanceof Int32Array ? Int32Array.from(data) : Float32Array.from(data),
    shape,
  );
}

/** A copy of a tensor's values. */
export function download(tensor: TensorInfo): Values {
  return { shape: tensor.shape, data: currentDevice().read(tensor).slice() };
}

/**
 * Fails unless the shapes are equal and each value is the same NaN or ∞, or within `tolerance` of the largest finite
 * one, or of `atLeast` where all are smaller.
 */
export function expectClose(
  actual: Values | undefined,
  expected: Values,
  tolerance = 1e-5,
  atLeast = 0,
): void {
  expect(actual?.shape).toEqual(expected.shape);
  const values = Array.from(actual?.data ?? []);
  const wanted = Array.from(expected.data);
  expect(values.length).toBe(wanted.length);
  const largest = wanted
    .filter(Number.isFinite)
    .reduce((max, value) => Math.max(max, Math.abs(value)), atLeast);
  const wrong = wanted.flatMap((value, i) => {
    const got = values[i] ?? NaN;
    const same = Object.is(value + 0, got + 0) || Math.abs(got - value) <= tolerance * largest;
    return same ? [] : [`[${i}] ${got} instead of ${value}`];
  });
  expect(wrong.slice(0, 8)).toEqual([]);
}

/** A tensor of values. */
export function values(shape: readonly number[], data: ArrayLike<number>): Values {
  return { shape, data };
}

/** Values like a standard normal's, the same at every call with the same seed. */
export function noise(shape: readonly number[], seed: number, scale = 1, offset = 0): Values {
  let state = seed >>> 0;
  const uniform = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const length = shape.reduce((size, extent) => size * extent, 1);
  // The sum of twelve uniforms, less six, has mean 0 and variance 1.
  const data = Float32Array.from({ length }, () => {
    let sum = -6;
    for (let k = 0; k < 12; k++) sum += uniform();
    return sum * scale + offset;
  });
  return { shape, data };
}
