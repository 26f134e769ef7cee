import { storePart } from '../parts';

/**
 * `y = (x − mean) · scale / √(variance + eps) + offset` along rows of `c` values; `scale` and `offset` are 0 for none;
 * `factors` is room for `c` values.
 */
export function normalize(
  x: usize, mean: usize, variance: usize, scale: usize, offset: usize, y: usize, rows: usize, c: usize, eps: f32, factors: usize,
): void {
  for (let i: usize = 0; i < c; i++) {
    const gain: f64 = scale == 0 ? 1 : <f64>load<f32>(scale + (i << 2));
    store<f32>(factors + (i << 2), <f32>(gain / sqrt(<f64>load<f32>(variance + (i << 2)) + <f64>eps)));
  }
  const whole = (c & ~3) << 2;
  const rest = c & 3;
  for (let row: usize = 0; row < rows; row++, x += c << 2, y += c << 2) {
    for (let i: usize = 0; i < c << 2; i += 16) {
      // A vector past the row's end is not written whole.
      let value = f32x4.mul(f32x4.sub(v128.load(x + i), v128.load(mean + i)), v128.load(factors + i));
      if (offset != 0) value = f32x4.add(value, v128.load(offset + i));
      if (i < whole) v128.store(y + i, value);
      else storePart(y + i, value, rest);
    }
  }
}
