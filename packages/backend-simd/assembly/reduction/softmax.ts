import { exp4 } from '../math';
import { storePart } from '../parts';
import { high, low } from './doubles';
import { extremeOfRow } from './extremes';
import { MAX } from './kinds';

/** The last, not full vector of a row, filled up with −Infinity. */
const lastVector = memory.data(16, 16);

/** `y = eˣ / Σ eˣ` along rows of `c` values, each less the row's largest. */
export function softmax(x: usize, y: usize, rows: usize, c: usize): void {
  const whole = (c & ~3) << 2;
  const rest = c & 3;
  for (let row: usize = 0; row < rows; row++, x += c << 2, y += c << 2) {
    const largest = f32x4.splat(extremeOfRow(MAX, x, c));
    let s0 = f64x2.splat(0), s1 = s0;
    for (let i: usize = 0; i < whole; i += 16) {
      const value = exp4(f32x4.sub(v128.load(x + i), largest));
      v128.store(y + i, value);
      s0 = f64x2.add(s0, low(value));
      s1 = f64x2.add(s1, high(value));
    }
    let last = f32x4.splat(-Infinity);
    if (rest) {
      v128.store(lastVector, last);
      for (let i: usize = 0; i < rest; i++) store<f32>(lastVector + (i << 2), load<f32>(x + whole + (i << 2)));
      last = exp4(f32x4.sub(v128.load(lastVector), largest));
      s0 = f64x2.add(s0, low(last));
      s1 = f64x2.add(s1, high(last));
    }
    const sum = f64x2.add(s0, s1);
    const total = f32x4.splat(<f32>(f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1)));
    for (let i: usize = 0; i < whole; i += 16) v128.store(y + i, f32x4.div(v128.load(y + i), total));
    if (rest) storePart(y + whole, f32x4.div(last, total), rest);
  }
}
