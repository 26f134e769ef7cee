import '@tensorflow/tfjs-backend-cpu';
import { ready, setBackend } from '@tensorflow/tfjs-core';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { expect } from 'vitest';
import { currentDevice } from '../currentDevice.ts';
import type { FusedKernel } from '../device.ts';

/** A tensor of a test: row-major numbers; an Int32Array makes it int32. */
export interface Values {
  readonly shape: readonly number[];
  readonly data: ArrayLike<number>;
}

/** A tensor of a shape, of values given or made by their index. */
export function of(shape: readonly number[], data: ArrayLike<number> | ((at: number) => number)): Values {
  if (typeof data !== 'function') return { shape, data };
  const length = shape.reduce((size, side) => size * side, 1);
  return { shape, data: Float32Array.from({ length }, (_, at) => data(at)) };
}

/** Values between −2 and 2 in no order, the same at every call. */
export const mixed = (shape: readonly number[], seed = 1): Values =>
  of(shape, (at) => 2 * Math.sin(seed * 12.9898 + at * 78.233 + at * at * 0.37));

/** For `beforeAll`: kernels run on tfjs's cpu backend, which has none of the fused ones. */
export async function onCpu(): Promise<void> {
  await setBackend('cpu');
  await ready();
}

/** Runs a kernel composed of the backend's own, and fails if data stays behind. */
export function run<Inputs extends object, Attrs extends object>(
  kernel: FusedKernel<Inputs, Attrs>,
  inputs: { readonly [Name in keyof Inputs]: Values },
  attrs: Attrs,
): Values[] {
  const device = currentDevice();
  const before = device.backend.numDataIds();
  const uploaded = Object.entries<Values>(inputs).map(([name, { shape, data }]) => {
    const copy = data instanceof Int32Array ? data.slice() : Float32Array.from(data);
    return [name, device.upload(copy, shape)] as const;
  });
  const tensors: Readonly<Record<string, TensorInfo>> = Object.fromEntries(uploaded);
  try {
    const outputs = device.run(kernel, tensors as Inputs, attrs); // the same names, each with its tensor
    const values = outputs.map((output) => of(output.shape, device.read(output).slice()));
    for (const output of outputs) device.dispose(output);
    return values;
  } finally {
    for (const [, tensor] of uploaded) device.dispose(tensor);
    expect(device.backend.numDataIds(), `data left behind by ${kernel.name}`).toBe(before);
  }
}

/** Fails unless the shapes are equal and each value is the same, or within a float32's rounding of the largest. */
export function expectValues(
  actual: Values | undefined,
  shape: readonly number[],
  wanted: ArrayLike<number>,
  tolerance = 2e-6,
): void {
  expect(actual?.shape).toEqual(shape);
  const largest = Array.from(wanted).reduce((most, value) => Math.max(most, Math.abs(value) || 0), 1);
  expect(actual?.data.length).toBe(wanted.length);
  Array.from(wanted).forEach((value, at) => {
    const got = actual?.data[at] ?? NaN;
    if (Number.isFinite(value)) {
      expect(Math.abs(got - value), `[${at}]: ${got}, not ${value}`).toBeLessThan(tolerance * largest);
    } else expect(got, `[${at}]`).toBe(value);
  });
}

/** ∂/∂x of `Σ dy f(x)` by central differences in float64. */
export function differences(
  f: (x: readonly number[]) => ArrayLike<number>,
  x: ArrayLike<number>,
  dy: ArrayLike<number>,
  h = 1e-5,
): number[] {
  const start = Array.from(x);
  const along = (i: number, by: number): number =>
    Array.from(f(start.map((value, k) => (k === i ? value + by : value)))).reduce(
      (sum, value, k) => sum + value * (dy[k] ?? NaN),
      0,
    );
  return start.map((_, i) => (along(i, h) - along(i, -h)) / (2 * h));
}
