import { backend_util } from '@tensorflow/tfjs-core';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { float32Record } from '../float32Record.ts';
import { runInherited } from '../inherited.ts';
import { simdKernel } from '../simdKernel.ts';

interface Attrs {
  readonly radians: number;
  readonly fillValue: number | readonly number[];
  readonly center: number | [number, number];
}

/** Images turned about a centre: each pixel is the nearest one of its source, or the fill value outside. */
export const rotateWithOffset = simdKernel<{ readonly image: TensorInfo }, Attrs>(
  'RotateWithOffset',
  (backend, { image }, attrs) => {
    const from = float32Record(backend, image);
    if (!from) return runInherited('RotateWithOffset', backend, { image }, attrs);
    const { radians, fillValue, center } = attrs;
    const [images = 0, height = 0, width = 0, channels = 0] = image.shape;
    const [centerX, centerY] = backend_util.getImageCenter(center, height, width);
    const out = backend.allocate(from.size);
    const edge = backend.scratch(channels * 4);
    for (let channel = 0; channel < channels; channel++) {
      // Of a colour, tfjs fills the fourth channel with full opacity.
      const color = typeof fillValue === 'number' ? fillValue : channel === 3 ? 255 : fillValue[channel];
      backend.heap.f32[(edge >>> 2) + channel] = color ?? NaN;
    }
    backend.wasm.rotate(
      ...([from.pointer, out.pointer, images, height, width, channels] as const),
      ...([Math.sin(radians), Math.cos(radians), centerX, centerY, edge] as const),
    );
    return { dataId: out, shape: image.shape, dtype: 'float32' };
  },
);
