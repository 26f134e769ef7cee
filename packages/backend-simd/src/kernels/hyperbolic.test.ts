import * as tf from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import '../index.ts';

/** How far two float32 lie apart, in the steps between neighbours of the second. */
function ulps(actual: number, wanted: number): number {
  if (Object.is(actual, wanted) || actual === wanted) return 0;
  const exponent = Math.max(Math.floor(Math.log2(Math.abs(wanted))), -126);
  return Math.abs(actual - wanted) / 2 ** (exponent - 23);
}

/** Sizes from 1e-38 to 3e38, each with both signs. */
const sizes = Array.from({ length: 4000 }, (_, i) => 10 ** (i / 52 - 38)).flatMap((size) => [size, -size]);
/** Values in −90 … 90, and in −1 … 1. */
const ordinary = Array.from({ length: 4001 }, (_, i) => (i - 2000) / 22.3);
const shares = Array.from({ length: 4001 }, (_, i) => (i - 2000) / 2000);

it.each([
  ['sinh', tf.sinh, Math.sinh, [...sizes, ...ordinary, ...shares]],
  ['cosh', tf.cosh, Math.cosh, [...sizes, ...ordinary, ...shares]],
  ['asinh', tf.asinh, Math.asinh, [...sizes, ...ordinary, ...shares]],
  ['acosh', tf.acosh, Math.acosh, [...sizes, ...ordinary, ...shares.map((share) => share + 2)]],
  ['atanh', tf.atanh, Math.atanh, [...sizes, ...shares]],
] as const)('%s lies within 5 ulp of the double everywhere', (_name, op, wanted, values) => {
  void tf.setBackend('simd');
  const x = Float32Array.from([...values, 0, -0, Infinity, -Infinity, NaN]);
  const y = tf.tidy(() => op(tf.tensor1d(x)).dataSync());
  let worst = 0;
  x.forEach((value, at) => {
    const [got = 0, want] = [y[at], Math.fround(wanted(value))];
    if (Number.isNaN(want) || !Number.isFinite(want) || want === 0)
      expect([value, got]).toEqual([value, want]);
    else worst = Math.max(worst, ulps(got, wanted(value)));
  });
  expect(worst).toBeLessThan(5);
  expect(worst).toBeGreaterThan(0);
});
