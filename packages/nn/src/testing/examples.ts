import { torchGenerator } from '@weir/core';
import type { Examples } from '../signals/examples.ts';

/** Vectors of standard normals with labels by the sign of their first value, the same for the same seed. */
export function vectors(size: number, width: number, seed = 1): Examples<readonly [number]> {
  const inputs = torchGenerator(seed).randn([size, width]);
  const targets = Int32Array.from({ length: size }, (_, row) => ((inputs[row * width] ?? 0) > 0 ? 1 : 0));
  return { inputs, inputShape: [width], targets, targetShape: [], targetKind: 'classes', size };
}

/** The same vectors with values as targets: their sums. */
export function sums(size: number, width: number, seed = 1): Examples<readonly [number]> {
  const inputs = Float32Array.from(vectors(size, width, seed).inputs);
  const targets = Float32Array.from({ length: size }, (_, row) =>
    inputs.subarray(row * width, (row + 1) * width).reduce((sum, value) => sum + value, 0),
  );
  return {
    inputs,
    inputShape: [width],
    targets,
    targetShape: [1],
    targetKind: 'values',
    size,
  };
}
