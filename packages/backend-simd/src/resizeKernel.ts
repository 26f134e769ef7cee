import type { KernelConfig, TensorInfo } from '@tensorflow/tfjs-core';
import { float32Record } from './float32Record.ts';
import { runInherited } from './inherited.ts';
import { bilinearTables, nearestTables } from './resize.ts';
import type { ResizeAttrs } from './resize.ts';
import { simdKernel } from './simdKernel.ts';

interface Attrs extends ResizeAttrs {
  readonly size: readonly [number, number];
}

const kinds = {
  ResizeBilinear: { tables: bilinearTables, resize: 'resizeBilinear', grad: 'resizeBilinearGrad' },
  ResizeNearestNeighbor: { tables: nearestTables, resize: 'resizeNearest', grad: 'resizeNearestGrad' },
} as const;

/** The kernel of images `[N, h, w, C]` in another size. */
export function resizeKernel(kernelName: keyof typeof kinds): KernelConfig {
  const { tables, resize } = kinds[kernelName];
  return simdKernel<{ readonly images: TensorInfo }, Attrs>(kernelName, (backend, { images }, attrs) => {
    const from = float32Record(backend, images);
    const [newHeight, newWidth] = attrs.size;
    const [count = 0, height = 0, width = 0, channels = 0] = images.shape;
    const size = count * newHeight * newWidth * channels;
    if (!from || from.size === 0 || size === 0) return runInherited(kernelName, backend, { images }, attrs);
    const y = backend.allocate(size);
    const line = width * channels * 4;
    const lines = { from: height, to: newHeight, step: line };
    const columns = { from: width, to: newWidth, step: channels * 4 };
    const table = tables(backend, lines, columns, attrs);
    backend.wasm[resize](from.pointer, height * line, y.pointer, count, ...table, channels);
    return { dataId: y, shape: [count, newHeight, newWidth, channels], dtype: 'float32' };
  });
}

interface GradInputs {
  readonly images: TensorInfo;
  readonly dy: TensorInfo;
}

/** The kernel of its gradient. As in tfjs, it takes pixels for points at their corners, whatever the images' kernel did. */
export function resizeGradKernel(kernelName: keyof typeof kinds): KernelConfig {
  const { tables, grad } = kinds[kernelName];
  const name = `${kernelName}Grad`;
  return simdKernel<GradInputs, ResizeAttrs>(name, (backend, inputs, { alignCorners }) => {
    const { images, dy } = inputs;
    const from = float32Record(backend, dy);
    const [count = 0, height = 0, width = 0, channels = 0] = images.shape;
    const [, newHeight = 0, newWidth = 0] = dy.shape;
    const size = count * height * width * channels;
    if (!from || from.size === 0 || size === 0 || images.dtype !== 'float32') {
      return runInherited(name, backend, inputs, { alignCorners });
    }
    const dx = backend.allocate(size);
    const line = width * channels * 4;
    const lines = { from: height, to: newHeight, step: line };
    const columns = { from: width, to: newWidth, step: channels * 4 };
    const table = tables(backend, lines, columns, { alignCorners });
    backend.wasm[grad](dx.pointer, height * line, from.pointer, count, ...table, channels);
    return { dataId: dx, shape: images.shape, dtype: 'float32' };
  });
}
