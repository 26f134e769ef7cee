import { backend_util, util } from '@tensorflow/tfjs-core';
import type { ConvInfo } from './convolution.ts';

/** The attributes of the pooling kernels. */
export interface PoolAttrs {
  readonly filterSize: [number, number] | number;
  readonly strides: [number, number] | number;
  readonly pad: 'valid' | 'same' | number | backend_util.ExplicitPadding;
  readonly dimRoundingMode?: 'floor' | 'round' | 'ceil';
}

/** Sizes, strides and padding of a pooling of `x` [N, h, w, C]. */
export function poolInfo(
  x: readonly number[],
  { filterSize, strides, pad, dimRoundingMode }: PoolAttrs,
): ConvInfo {
  return backend_util.computePool2DInfo(
    x as [number, number, number, number], // tfjs's ops have checked the rank
    filterSize,
    strides,
    1,
    pad,
    dimRoundingMode,
  );
}

/** True when windows of one value leave everything as it is. */
export function isIdentity({ filterHeight, filterWidth, inShape, outShape }: ConvInfo): boolean {
  return filterHeight === 1 && filterWidth === 1 && util.arraysEqual(inShape, outShape);
}

/** The sizes in the order in which the WebAssembly functions of pooling take them. */
export function poolSizes(info: ConvInfo) {
  const { batchSize, inHeight, inWidth, inChannels, filterHeight, filterWidth } = info;
  const { strideHeight, strideWidth, padInfo, outHeight, outWidth } = info;
  return [
    ...([batchSize, inHeight, inWidth, inChannels, filterHeight, filterWidth] as const),
    ...([strideHeight, strideWidth, padInfo.top, padInfo.left, outHeight, outWidth] as const),
  ] as const;
}
