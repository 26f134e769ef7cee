import { backend_util } from '@tensorflow/tfjs-core';

/** The attributes of the dilation kernels. */
export interface DilationAttrs {
  readonly strides: [number, number] | number;
  readonly pad: 'valid' | 'same' | number;
  readonly dilations: [number, number] | number;
}

/** Sizes, strides and padding of a dilation of `x` [N, h, w, C] by `filter` [h, w, C]. */
export function dilationInfo(
  x: readonly number[],
  filter: readonly number[],
  { strides, pad, dilations }: DilationAttrs,
): backend_util.Conv2DInfo {
  return backend_util.computeDilation2DInfo(
    x as [number, number, number, number], // tfjs's op has checked both ranks
    filter as [number, number, number],
    strides,
    pad,
    'NHWC',
    dilations,
  );
}

/** The sizes in the order in which the WebAssembly functions take them. */
export function dilationSizes(info: backend_util.Conv2DInfo) {
  const { batchSize, inHeight, inWidth, inChannels, filterHeight, filterWidth, padInfo } = info;
  return [
    ...([batchSize, inHeight, inWidth, inChannels, filterHeight, filterWidth] as const),
    ...([info.strideHeight, info.strideWidth, info.dilationHeight, info.dilationWidth] as const),
    ...([padInfo.top, padInfo.left, info.outHeight, info.outWidth] as const),
  ] as const;
}
