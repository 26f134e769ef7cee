import { backend_util } from '@tensorflow/tfjs-core';
import type { SimdBackend } from './simdBackend.ts';

type Shape5D = [number, number, number, number, number];

/** The attributes that the kernels of convolved volumes share. */
export interface VolumeConvAttrs {
  readonly strides: [number, number, number] | number;
  readonly pad: 'valid' | 'same';
  readonly dilations?: [number, number, number] | number;
}

/** What tfjs says of a convolution of volumes. */
export type VolumeConvInfo = backend_util.Conv3DInfo;

/** Sizes, strides and padding of a convolution of `x` [N, d, h, w, C] by `filter` [d, h, w, C, K]. */
export function volumeConvInfo(
  x: readonly number[],
  filter: readonly number[],
  { strides, pad, dilations = 1 }: VolumeConvAttrs,
): VolumeConvInfo {
  // tfjs's ops have checked the ranks.
  return backend_util.computeConv3DInfo(x as Shape5D, filter as Shape5D, strides, dilations, pad);
}

/** One axis of a convolution. */
interface ConvolvedAxis {
  readonly inputs: number;
  readonly outputs: number;
  readonly taps: number;
  readonly stride: number;
  readonly dilation: number;
  readonly padding: number;
}

function axesOf(info: VolumeConvInfo): ConvolvedAxis[] {
  const { padInfo } = info;
  return [
    {
      ...{ inputs: info.inDepth, outputs: info.outDepth, taps: info.filterDepth },
      ...{ stride: info.strideDepth, dilation: info.dilationDepth, padding: padInfo.front },
    },
    {
      ...{ inputs: info.inHeight, outputs: info.outHeight, taps: info.filterHeight },
      ...{ stride: info.strideHeight, dilation: info.dilationHeight, padding: padInfo.top },
    },
    {
      ...{ inputs: info.inWidth, outputs: info.outWidth, taps: info.filterWidth },
      ...{ stride: info.strideWidth, dilation: info.dilationWidth, padding: padInfo.left },
    },
  ];
}

/** Working space with, for each output place of each axis and each tap, the input place that it reads; −1 outside. */
export function inputPlaces(backend: SimdBackend, info: VolumeConvInfo): number {
  return table(
    backend,
    axesOf(info).map(({ inputs, outputs, taps, stride, dilation, padding }) => ({
      places: outputs,
      taps,
      source: (place, tap) => within(place * stride + tap * dilation - padding, inputs),
    })),
  );
}

/** The other way round: for each input place and each tap, the output place that reads it there; −1 where none does. */
export function outputPlaces(backend: SimdBackend, info: VolumeConvInfo): number {
  return table(
    backend,
    axesOf(info).map(({ inputs, outputs, taps, stride, dilation, padding }) => ({
      places: inputs,
      taps,
      source: (place, tap) => within((place + padding - tap * dilation) / stride, outputs),
    })),
  );
}

function within(place: number, length: number): number {
  return Number.isInteger(place) && place >= 0 && place < length ? place : -1;
}

interface TableAxis {
  readonly places: number;
  readonly taps: number;
  source(place: number, tap: number): number;
}

function table(backend: SimdBackend, axes: readonly TableAxis[]): number {
  const size = axes.reduce((sum, { places, taps }) => sum + places * taps, 0);
  const pointer = backend.scratch(size * 4);
  const { i32 } = backend.heap;
  let word = pointer >>> 2;
  for (const { places, taps, source } of axes) {
    for (let place = 0; place < places; place++)
      for (let tap = 0; tap < taps; tap++) i32[word++] = source(place, tap);
  }
  return pointer;
}

/** The sizes of one side, of the filter and of the other side, in the order in which the WebAssembly functions take them. */
export function volumeConvSizes(info: VolumeConvInfo, from: 'input' | 'output') {
  const input = [info.inDepth, info.inHeight, info.inWidth, info.inChannels] as const;
  const output = [info.outDepth, info.outHeight, info.outWidth, info.outChannels] as const;
  const [first, second] = from === 'input' ? [input, output] : [output, input];
  return [
    info.batchSize,
    ...first,
    ...([info.filterDepth, info.filterHeight, info.filterWidth] as const),
    ...second,
  ] as const;
}
