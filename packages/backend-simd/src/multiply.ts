import { broadcast_util } from '@tensorflow/tfjs-core';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { multiplyOnThreads } from './threads/multiplyOnThreads.ts';
import { floats } from './operands.ts';
import type { SimdBackend } from './simdBackend.ts';
import type { TensorRecord } from './tensorRecord.ts';

const product = (shape: readonly number[]): number => shape.reduce((size, length) => size * length, 1);

/** Which matrix of a broadcast operand stands at place `batch` of the output's leading axes. */
function matrixAt(batch: number, outer: readonly number[], own: readonly number[]): number {
  let index = 0;
  let stride = 1;
  let rest = batch;
  for (let axis = 1; axis <= outer.length; axis++) {
    const length = outer[outer.length - axis] ?? 1;
    const ownLength = own[own.length - axis] ?? 1;
    if (ownLength !== 1) index += (rest % length) * stride;
    stride *= ownLength;
    rest = Math.floor(rest / length);
  }
  return index;
}

/** Two float32 operands of tfjs's matMul, and which of them are transposed. */
export interface Factors {
  readonly a: TensorInfo;
  readonly b: TensorInfo;
  readonly transposeA: boolean;
  readonly transposeB: boolean;
}

/**
 * The last two axes multiplied, the leading ones broadcast, and a `bias` of as many values as the product has columns
 * added. Returns the output's record and shape.
 */
export function multiply(
  backend: SimdBackend,
  { a, b, transposeA, transposeB }: Factors,
  bias?: TensorInfo,
): { record: TensorRecord; shape: number[] } {
  const { wasm } = backend;
  const aOuter = a.shape.slice(0, -2);
  const bOuter = b.shape.slice(0, -2);
  const [aRows = 0, aColumns = 0] = a.shape.slice(-2);
  const [bRows = 0, bColumns = 0] = b.shape.slice(-2);
  const [m, k] = transposeA ? [aColumns, aRows] : [aRows, aColumns];
  const [n, inner] = transposeB ? [bRows, bColumns] : [bColumns, bRows];
  if (inner !== k) {
    const got = `[${a.shape.join(', ')}] and [${b.shape.join(', ')}]`;
    throw new RangeError(`matMul: inner dimensions must match, got ${got}; transpose one of them`);
  }
  const outer = broadcast_util.assertAndGetBroadcastShape(aOuter, bOuter);
  const left = floats(backend, 'matMul', 'a', a, product(aOuter) * m * k);
  const right = floats(backend, 'matMul', 'b', b, product(bOuter) * k * n);
  const offset = bias ? floats(backend, 'matMul', 'bias', bias, n) : 0;
  const batches = product(outer);
  const record = backend.allocate(batches * m * n);
  const [flipA, flipB] = [transposeA ? 1 : 0, transposeB ? 1 : 0];
  const scratch = backend.scratch(wasm.matMulScratch(m, n, k, flipA, flipB));
  for (let batch = 0; batch < batches; batch++) {
    const from = left + matrixAt(batch, outer, aOuter) * m * k * 4;
    const by = right + matrixAt(batch, outer, bOuter) * k * n * 4;
    const to = record.pointer + batch * m * n * 4;
    multiplyOnThreads(backend, from, by, offset, to, m, n, k, flipA, flipB, scratch);
  }
  return { record, shape: [...outer, m, n] };
}
