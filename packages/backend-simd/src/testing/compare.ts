// Only for its side effect: it registers the gradients.
import '@tensorflow/tfjs';
import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { expect } from 'vitest';
import '../index.ts';

/** How far two results may be apart: `absolute + relative · |expected|`. */
export interface Tolerance {
  readonly relative?: number;
  readonly absolute?: number;
}

type Values = Float32Array | Int32Array | Uint8Array;

interface Output {
  readonly shape: readonly number[];
  readonly dtype: string;
  readonly values: Values;
}

function runOn(backend: string, run: () => tf.Tensor | tf.Tensor[]): Output[] {
  void tf.setBackend(backend);
  return tf.tidy(() => {
    const outputs = run();
    return (Array.isArray(outputs) ? outputs : [outputs]).map((output) => ({
      shape: output.shape,
      dtype: output.dtype,
      values: output.dataSync(),
    }));
  });
}

function agree(actual: number, expected: number, { relative = 1e-5, absolute = 1e-6 }: Tolerance): boolean {
  if (Object.is(actual, expected) || actual === expected) return true;
  return Math.abs(actual - expected) <= absolute + relative * Math.abs(expected);
}

/**
 * Expects an op to give on `simd` what it gives on tfjs's `cpu`: shape, dtype and values, NaN and infinities in
 * the same places; the same bits when run again; and no tensor left behind.
 */
export function expectParity(run: () => tf.Tensor | tf.Tensor[], tolerance: Tolerance = {}): void {
  const expected = runOn('cpu', run);
  const actual = runOn('simd', run);
  const tensors = tf.memory().numTensors;
  const again = runOn('simd', run);
  expect(tf.memory().numTensors).toBe(tensors);
  expect(actual.length).toBe(expected.length);
  expected.forEach(({ shape, dtype, values }, index) => {
    const got = actual[index];
    expect({ shape: got?.shape, dtype: got?.dtype }).toEqual({ shape, dtype });
    const wrong: string[] = [];
    values.forEach((value, place) => {
      const found = got?.values[place] ?? NaN;
      if (!agree(found, value, tolerance)) wrong.push(`[${place}] ${found} instead of ${value}`);
    });
    expect(wrong.slice(0, 5)).toEqual([]);
    const bits = (output: Output | undefined) =>
      Buffer.from(output?.values.slice().buffer ?? new ArrayBuffer(0));
    expect(bits(got).equals(bits(again[index]))).toBe(true);
  });
}

/** Numbers in −2 … 2 from a seed, with some zeros; the same for both backends. */
export function numbers(count: number, seed: number): Float32Array {
  let state = (seed * 2654435761 + 12345) >>> 0;
  return Float32Array.from({ length: count }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state >>> 28 === 0 ? 0 : (state / 2 ** 32) * 4 - 2;
  });
}

/** The values that arithmetic treats specially, then ordinary ones. */
const SPECIAL = [NaN, Infinity, -Infinity, 0, -0, 1, -1, 1e-40, -1e-40, 3e38, -3e38, 0.5, -2.5, 100, -100];

/** `numbers` with special values mixed in. */
function specials(count: number, seed: number): Float32Array {
  const values = numbers(count, seed);
  for (let i = 0; i < count; i++) {
    if ((i + seed) % 3 === 0) values[i] = SPECIAL[(i * 7 + seed) % SPECIAL.length] ?? 0;
  }
  return values;
}

/** A float32 tensor of `numbers`. */
export function tensor(shape: readonly number[], seed: number): tf.Tensor {
  return tf.tensor(numbers(tf.util.sizeFromShape([...shape]), seed), [...shape], 'float32');
}

/** A float32 tensor of `specials`. */
export function specialTensor(shape: readonly number[], seed: number): tf.Tensor {
  return tf.tensor(specials(tf.util.sizeFromShape([...shape]), seed), [...shape], 'float32');
}

/** Shapes of the given ranks with axes of the given lengths. */
export function shapes(minimumRank: number, maximumRank: number, maximumLength = 9, minimumLength = 0) {
  return fc.array(fc.integer({ min: minimumLength, max: maximumLength }), {
    minLength: minimumRank,
    maxLength: maximumRank,
  });
}

/** Checks a property on random cases, the same ones at every run. */
export function forAll<T>(arbitrary: fc.Arbitrary<T>, check: (value: T) => void, numRuns = 60): void {
  fc.assert(fc.property(arbitrary, check), { numRuns, seed: 20_240_501 });
}
