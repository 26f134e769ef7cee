// Sums about a value near the mean, in float64 throughout.
import { difference, differenceAt } from '../difference';
import { high as upper, low as lower } from '../reduction/doubles';

/** The sum that `sumAbout` took last. */
export let aboutMiddle: f64 = 0;
/** And that of the squares. */
export let squaresAboutMiddle: f64 = 0;

/** Sums the finite values less `middle`, and their squares. */
// @ts-ignore: decorator
@inline
export function sumAbout(middle: f64, x: usize, minus: usize, count: usize, differs: bool): void {
  const origin = f64x2.splat(middle);
  const infinity = f32x4.splat(Infinity);
  let sum = f64x2.splat(0);
  let squares = sum;
  let i: usize = 0;
  for (const end = (count & ~3) << 2; i < end; i += 16) {
    const value = difference(x, minus, i, differs);
    const finite = f32x4.lt(f32x4.abs(value), infinity);
    const d0 = v128.and(f64x2.sub(lower(value), origin), v128.shuffle<f32>(finite, finite, 0, 0, 1, 1));
    const d1 = v128.and(f64x2.sub(upper(value), origin), v128.shuffle<f32>(finite, finite, 2, 2, 3, 3));
    sum = f64x2.add(sum, f64x2.add(d0, d1));
    squares = f64x2.add(squares, f64x2.add(f64x2.mul(d0, d0), f64x2.mul(d1, d1)));
  }
  aboutMiddle = f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1);
  squaresAboutMiddle = f64x2.extract_lane(squares, 0) + f64x2.extract_lane(squares, 1);
  for (; i < count << 2; i += 4) {
    const value = differenceAt(x, minus, i, differs);
    if (value - value != 0) continue;
    const d = <f64>value - middle;
    aboutMiddle += d;
    squaresAboutMiddle += d * d;
  }
}
