import { backend_util } from '@tensorflow/tfjs-core';

/** The attributes of the kernels that pool volumes. */
export interface VolumePoolAttrs {
  readonly filterSize: [number, number, number] | number;
  readonly strides: [number, number, number] | number;
  readonly pad: 'valid' | 'same' | number;
  readonly dimRoundingMode?: 'floor' | 'round' | 'ceil';
  readonly dataFormat?: 'NDHWC' | 'NCDHW';
}

/** What tfjs says of a pooling of volumes. */
export type VolumePoolInfo = backend_util.Conv3DInfo;

/** Sizes, strides and padding of a pooling of `x` [N, d, h, w, C]. */
export function volumePoolInfo(
  x: readonly number[],
  { filterSize, strides, pad, dimRoundingMode }: VolumePoolAttrs,
): VolumePoolInfo {
  return backend_util.computePool3DInfo(
    x as [number, number, number, number, number], // tfjs's ops have checked the rank
    filterSize,
    strides,
    1,
    pad,
    dimRoundingMode,
  );
}

/** The sizes in the order in which the WebAssembly functions take them. */
export function volumePoolSizes(info: VolumePoolInfo) {
  const { batchSize, inDepth, inHeight, inWidth, inChannels, padInfo } = info;
  const { filterDepth, filterHeight, filterWidth, strideDepth, strideHeight, strideWidth } = info;
  return [
    ...([batchSize, inDepth, inHeight, inWidth, inChannels] as const),
    ...([filterDepth, filterHeight, filterWidth, strideDepth, strideHeight, strideWidth] as const),
    ...([padInfo.front, padInfo.top, padInfo.left] as const),
    ...([info.outDepth, info.outHeight, info.outWidth] as const),
  ] as const;
}
