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
    const [sine, cosine] = [Math.sin(radians), Math.cos(radians)];
    const out = backend.allocate(from.size);
    const fill = Array.from({ length: channels }, (_, channel) =>
      // Of a colour, tfjs fills the fourth channel with full opacity.
      typeof fillValue === 'number' ? fillValue : channel === 3 ? 255 : (fillValue[channel] ?? NaN),
    );
    const values = backend.heap.f32;
    const pixels = height * width;
    const shift = (out.pointer >>> 2) - (from.pointer >>> 2);
    for (let row = 0; row < height; row++) {
      for (let column = 0; column < width; column++) {
        const [right, down] = [column - centerX, row - centerY];
        const x = Math.round(right * cosine - down * sine + centerX);
        const y = Math.round(right * sine + down * cosine + centerY);
        const inside = x >= 0 && x < width && y >= 0 && y < height;
        let to = (out.pointer >>> 2) + (row * width + column) * channels;
        let source = inside ? to - shift + (y * width + x - row * width - column) * channels : 0;
        for (let n = 0; n < images; n++, to += pixels * channels, source += pixels * channels) {
          for (let c = 0; c < channels; c++) values[to + c] = (inside ? values[source + c] : fill[c]) ?? NaN;
        }
      }
    }
    return { dataId: out, shape: image.shape, dtype: 'float32' };
  },
);
