import { copyValues } from '../parts';

/**
 * `y [images, height, width, channels]`: each pixel of `x` that is nearest to where the pixel of `y` came from when turned about
 * the centre by the angle of `sine` and `cosine`; the `edge` pixel where that lies outside.
 */
export function rotate(
  x: usize, y: usize, images: usize, height: i32, width: i32, channels: usize, sine: f64, cosine: f64, centerX: f64,
  centerY: f64, edge: usize,
): void {
  const imageBytes = <usize>height * width * channels << 2;
  const pixel = channels << 2;
  for (let row = 0; row < height; row++) {
    const down = <f64>row - centerY;
    for (let column = 0; column < width; column++, y += pixel) {
      const right = <f64>column - centerX;
      const fromColumn = rounded(right * cosine - down * sine + centerX);
      const fromRow = rounded(right * sine + down * cosine + centerY);
      const inside = fromColumn >= 0 && fromColumn < <f64>width && fromRow >= 0 && fromRow < <f64>height;
      const from = inside ? x + <usize>(<i32>fromRow * width + <i32>fromColumn) * pixel : edge;
      const step = inside ? imageBytes : 0;
      for (let n: usize = 0; n < images; n++) copyValues(from + n * step, y + n * imageBytes, channels);
    }
  }
}

/** The nearest whole number, halves upwards. */
// @ts-ignore: decorator
@inline
function rounded(value: f64): f64 {
  const above = ceil(value);
  return above - <f64>(above - 0.5 > value);
}
