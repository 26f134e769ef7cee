import { backend_util } from '@tensorflow/tfjs-core';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { SimdBackend } from './simdBackend.ts';

/** What tfjs says of a convolution: sizes, strides, padding. */
export type ConvInfo = backend_util.Conv2DInfo;

/** The attributes that the convolution kernels share. */
export interface ConvAttrs {
  readonly strides: [number, number] | number;
  readonly pad: 'valid' | 'same' | number | backend_util.ExplicitPadding;
  readonly dataFormat: 'NHWC' | 'NCHW';
  readonly dimRoundingMode?: 'floor' | 'round' | 'ceil';
}

/** Sizes, strides and padding of a convolution of `x` by `filter`; the same checks and errors as tfjs's. */
export function convInfo(
  x: readonly number[],
  filter: readonly number[],
  { strides, pad, dataFormat, dimRoundingMode }: ConvAttrs,
  dilations: [number, number] | number,
): ConvInfo {
  return backend_util.computeConv2DInfo(
    // tfjs's ops have checked that both have rank 4.
    x as [number, number, number, number],
    filter as [number, number, number, number],
    strides,
    dilations,
    pad,
    dimRoundingMode,
    false,
    backend_util.convertConv2DDataFormat(dataFormat),
  );
}

/** The area of an image, with its padding, that the windows of a convolution cover. */
export function frameOf(info: ConvInfo): { height: number; width: number } {
  const { padInfo, inHeight, inWidth } = info;
  if (padInfo.top + padInfo.bottom + padInfo.left + padInfo.right === 0) {
    return { height: inHeight, width: inWidth };
  }
  return {
    height: (info.outHeight - 1) * info.strideHeight + info.effectiveFilterHeight,
    width: (info.outWidth - 1) * info.strideWidth + info.effectiveFilterWidth,
  };
}

/**
 * True when a kernel that computes with zeros in place of the padding gives what tfjs gives, which leaves the
 * padding out: 0 · Infinity and 0 · NaN are NaN.
 */
export function paddingIsHarmless(backend: SimdBackend, factor: TensorInfo): boolean {
  const { pointer, size } = backend.record(factor);
  return Boolean(backend.wasm.allFinite(pointer, size));
}

/** True when no part of the input is padding. */
export function isUnpadded({ padInfo: { top, bottom, left, right } }: ConvInfo): boolean {
  return top === 0 && bottom === 0 && left === 0 && right === 0;
}
