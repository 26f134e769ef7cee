import { backend_util } from '@tensorflow/tfjs-core';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { ConvAttrs, ConvInfo } from './convolution.ts';
import { float32Record } from './float32Record.ts';
import type { SimdBackend } from './simdBackend.ts';
import type { TensorRecord } from './tensorRecord.ts';

/** The attributes of the convolutions of each channel by itself. */
export interface DepthwiseAttrs extends ConvAttrs {
  readonly dilations: [number, number] | number | null;
}

/** Sizes, strides and padding; tfjs's own checks and errors. */
export function depthwiseInfo(
  x: readonly number[],
  filter: readonly number[],
  { strides, dilations, pad, dimRoundingMode }: DepthwiseAttrs,
): ConvInfo {
  return backend_util.computeConv2DInfo(
    // tfjs's ops have checked that both have rank 4.
    x as [number, number, number, number],
    filter as [number, number, number, number],
    strides,
    dilations ?? [1, 1],
    pad,
    dimRoundingMode,
    true,
  );
}

/** The sizes in the order in which the WebAssembly functions take them. */
export function depthwiseSizes(info: ConvInfo) {
  const { batchSize, inHeight, inWidth, outChannels, filterHeight, filterWidth, padInfo } = info;
  return [
    ...([batchSize, inHeight, inWidth, outChannels, filterHeight, filterWidth] as const),
    ...([info.strideHeight, info.strideWidth, padInfo.top, padInfo.left] as const),
    ...([info.dilationHeight, info.dilationWidth, info.outHeight, info.outWidth] as const),
  ] as const;
}

/**
 * The images with each channel as often as it has filters, as a record, and whether that is one of its own, to be freed;
 * nothing of another dtype.
 */
export function repeatedChannels(
  backend: SimdBackend,
  x: TensorInfo,
  { inChannels, outChannels }: ConvInfo,
): { readonly record: TensorRecord; readonly own: boolean } | undefined {
  const record = float32Record(backend, x);
  const times = outChannels / inChannels;
  if (!record || times === 1) return record && { record, own: false };
  const repeated = backend.allocate(record.size * times);
  backend.wasm.repeatEach(record.pointer, repeated.pointer, record.size, times);
  return { record: repeated, own: true };
}

/** `x ∗ filter`, each channel by itself, as a new record, or nothing of other dtypes. */
export function runDepthwise(
  backend: SimdBackend,
  x: TensorInfo,
  filter: TensorInfo,
  info: ConvInfo,
): TensorRecord | undefined {
  const by = float32Record(backend, filter);
  const from = by && repeatedChannels(backend, x, info);
  if (!from) return undefined;
  const y = backend.allocate(info.outShape.reduce((size, length) => size * length, 1));
  backend.wasm.depthwise(from.record.pointer, by.pointer, y.pointer, ...depthwiseSizes(info));
  if (from.own) backend.disposeData(from.record);
  return y;
}
