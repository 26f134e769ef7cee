import type { TensorInfo } from '@tensorflow/tfjs-core';
import { float32Record } from './float32Record.ts';
import type { SimdBackend } from './simdBackend.ts';

interface Inputs {
  readonly boxes: TensorInfo;
  readonly scores: TensorInfo;
}

/** How boxes are chosen: attributes that the kernels of non-maximum suppression share. */
export interface SuppressionAttrs {
  /** The most boxes that are chosen. */
  readonly maxOutputSize: number;
  /** A box that shares so much of its union with a better one is dropped. */
  readonly iouThreshold: number;
  /** Boxes must score more. */
  readonly scoreThreshold: number;
  /** Above 0, scores fall by e^(−share² / 2 sigma) for each better box. Default: 0, scores stay. */
  readonly softNmsSigma?: number;
}

/** Addresses of the chosen boxes and of their scores, and how many they are; they hold until the backend's next kernel. */
export interface Suppression {
  readonly boxes: number;
  readonly scores: number;
  readonly count: number;
}

/**
 * Non-maximum suppression, the same choice as tfjs's: boxes from the best score down, without those that overlap a better one.
 * Nothing where a tensor is not float32.
 */
export function suppressOverlaps(
  backend: SimdBackend,
  inputs: Inputs,
  { maxOutputSize, iouThreshold, scoreThreshold, softNmsSigma = 0 }: SuppressionAttrs,
): Suppression | undefined {
  const boxes = float32Record(backend, inputs.boxes);
  const scores = float32Record(backend, inputs.scores);
  if (!boxes || !scores) return undefined;
  const most = Math.min(maxOutputSize, scores.size);
  const { wasm } = backend;
  const heap = backend.scratch(wasm.suppressionSpace(scores.size) + most * 8);
  const chosen = heap + wasm.suppressionSpace(scores.size);
  const chosenScores = chosen + most * 4;
  const count = wasm.suppress(
    ...([boxes.pointer, scores.pointer, scores.size, most, iouThreshold, scoreThreshold] as const),
    ...([softNmsSigma, chosen, chosenScores, heap] as const),
  );
  return { boxes: chosen, scores: chosenScores, count };
}

/** A tensor of `count` four-byte values from an address on, with zeros behind them up to `size`. */
export function vectorOf(
  backend: SimdBackend,
  dtype: 'float32' | 'int32',
  from: number,
  count: number,
  size = count,
): TensorInfo {
  const out = backend.allocate(size, dtype);
  backend.wasm.copyRows(from, 0, out.pointer, 0, 1, count);
  backend.wasm.fill(out.pointer + count * 4, size - count, 0);
  return { dataId: out, shape: [size], dtype };
}
