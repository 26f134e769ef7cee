import type { TensorInfo } from '@tensorflow/tfjs-core';
import { convolveOnThreads } from './threads/convolveOnThreads.ts';
import { frameOf, isUnpadded, paddingIsHarmless } from './convolution.ts';
import type { ConvInfo } from './convolution.ts';
import { floats } from './operands.ts';
import type { SimdBackend } from './simdBackend.ts';
import type { TensorRecord } from './tensorRecord.ts';

/**
 * `x ∗ filter + bias` as a new record, or nothing where the fast kernel would not give what tfjs gives: another
 * dtype or data format, or a filter that is not finite beside padding.
 *
 * @param bias address of one value an output channel, 0 for none.
 */
export function runConvolution(
  backend: SimdBackend,
  x: TensorInfo,
  filter: TensorInfo,
  bias: number,
  info: ConvInfo,
): TensorRecord | undefined {
  if (x.dtype !== 'float32' || filter.dtype !== 'float32' || info.dataFormat !== 'channelsLast')
    return undefined;
  if (!isUnpadded(info) && !paddingIsHarmless(backend, filter)) return undefined;
  const { wasm } = backend;
  const { batchSize, inHeight, inWidth, inChannels, outHeight, outWidth, outChannels, padInfo } = info;
  const { filterHeight, filterWidth } = info;
  const from = floats(backend, 'conv2d', 'x', x, batchSize * inHeight * inWidth * inChannels);
  const by = floats(
    backend,
    'conv2d',
    'filter',
    filter,
    filterHeight * filterWidth * inChannels * outChannels,
  );
  const y = backend.allocate(batchSize * outHeight * outWidth * outChannels);
  if (y.size === 0) return y;
  const frame = frameOf(info);
  const bytes = wasm.convolveScratch(
    ...([filterHeight, filterWidth, inChannels, outChannels, frame.height, frame.width] as const),
  );
  const args = [
    ...([from, by, bias, y.pointer, batchSize, inHeight, inWidth, inChannels] as const),
    ...([frame.height, frame.width, padInfo.top, padInfo.left, 1, 1] as const),
    ...([filterHeight, filterWidth, outChannels, info.strideHeight, info.strideWidth] as const),
    ...([info.dilationHeight, info.dilationWidth, outHeight, outWidth, 0] as const),
  ];
  convolveOnThreads(backend, 'convolve', args, bytes, y.size * filterHeight * filterWidth * inChannels);
  return y;
}
