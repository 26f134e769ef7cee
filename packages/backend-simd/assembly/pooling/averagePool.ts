import { loadPart, storePart } from '../parts';

/**
 * Mean of each window's values inside the image, summed in float64.
 *
 * Beside `maxPool` rather than one with it, for speed: what is done at each value is the innermost loop, and each has a way
 * of its own through the channels.
 */
export function averagePool(
  x: usize, y: usize, images: usize, height: i32, width: i32, channels: usize, kernelHeight: i32, kernelWidth: i32,
  strideY: i32, strideX: i32, top: i32, left: i32, outHeight: i32, outWidth: i32,
): void {
  const pixel = channels << 2;
  const line = <usize>width * pixel;
  for (let n: usize = 0; n < images; n++, x += <usize>height * line) {
    for (let oy = 0; oy < outHeight; oy++) {
      const y0 = oy * strideY - top;
      const fromY = max(0, y0);
      const rows = max(0, min(height, y0 + kernelHeight) - fromY);
      for (let ox = 0; ox < outWidth; ox++, y += pixel) {
        const x0 = ox * strideX - left;
        const fromX = max(0, x0);
        const columns = max(0, min(width, x0 + kernelWidth) - fromX);
        const corner = x + <usize>fromY * line + <usize>fromX * pixel;
        const count = f64x2.splat(<f64>(rows * columns));
        for (let c: usize = 0; c < channels; c += 4) {
          // A vector past the last channel reads the next pixel, and is not written.
          let low = f64x2.splat(0);
          let high = low;
          for (let i = 0, row = corner + (c << 2); i < rows; i++, row += line) {
            for (let j = 0, at = row; j < columns; j++, at += pixel) {
              const value = v128.load(at);
              low = f64x2.add(low, f64x2.promote_low_f32x4(value));
              high = f64x2.add(high, f64x2.promote_low_f32x4(v128.shuffle<f32>(value, value, 2, 3, 2, 3)));
            }
          }
          const mean = v128.shuffle<f32>(
            f32x4.demote_f64x2_zero(f64x2.div(low, count)), f32x4.demote_f64x2_zero(f64x2.div(high, count)), 0, 1, 4, 5,
          );
          if (channels - c >= 4) v128.store(y + (c << 2), mean);
          else storePart(y + (c << 2), mean, channels - c);
        }
      }
    }
  }
}

/** Each window's `dy`, divided by the size of the whole window, goes to all its values. */
export function averagePoolGrad(
  dy: usize, dx: usize, images: usize, height: i32, width: i32, channels: usize,
  kernelHeight: i32, kernelWidth: i32, strideY: i32, strideX: i32, top: i32, left: i32, outHeight: i32, outWidth: i32,
): void {
  const pixel = channels << 2;
  const line = <usize>width * pixel;
  const image = <usize>height * line;
  const vectors = (channels & ~3) << 2;
  const rest = channels & 3;
  const factor = f32x4.splat(<f32>(1 / <f64>(kernelHeight * kernelWidth)));
  memory.fill(dx, 0, images * image);
  for (let n: usize = 0; n < images; n++, dx += image) {
    for (let oy = 0; oy < outHeight; oy++) {
      const y0 = oy * strideY - top;
      const fromY = max(0, y0);
      const rows = max(0, min(height, y0 + kernelHeight) - fromY);
      for (let ox = 0; ox < outWidth; ox++, dy += pixel) {
        const x0 = ox * strideX - left;
        const fromX = max(0, x0);
        const columns = max(0, min(width, x0 + kernelWidth) - fromX);
        const corner = dx + <usize>fromY * line + <usize>fromX * pixel;
        for (let c: usize = 0; c < vectors; c += 16) {
          const share = f32x4.mul(v128.load(dy + c), factor);
          for (let i = 0, row = corner + c; i < rows; i++, row += line) {
            for (let j = 0, at = row; j < columns; j++, at += pixel) v128.store(at, f32x4.add(v128.load(at), share));
          }
        }
        if (rest) {
          const share = f32x4.mul(loadPart(dy + vectors, rest), factor);
          for (let i = 0, row = corner + vectors; i < rows; i++, row += line) {
            for (let j = 0, at = row; j < columns; j++, at += pixel) {
              storePart(at, f32x4.add(loadPart(at, rest), share), rest);
            }
          }
        }
      }
    }
  }
}
