/** `out [outer, inner]` int32: where along `count` the largest value of `x [outer, count, inner]` first stands. */
export function argMax(x: usize, out: usize, outer: usize, count: usize, inner: usize): void {
  placeOfExtreme(true, x, out, outer, count, inner);
}

/** The same of the smallest value. */
export function argMin(x: usize, out: usize, outer: usize, count: usize, inner: usize): void {
  placeOfExtreme(false, x, out, outer, count, inner);
}

// @ts-ignore: decorator
@inline
function placeOfExtreme(largest: bool, x: usize, out: usize, outer: usize, count: usize, inner: usize): void {
  const stride = inner << 2;
  for (let o: usize = 0; o < outer; o++, x += count * stride) {
    for (let i: usize = 0; i < inner; i++, out += 4) {
      let at = x + (i << 2);
      let best = load<f32>(at);
      let place: usize = 0;
      for (let r: usize = 1; r < count; r++) {
        at += stride;
        const value = load<f32>(at);
        if (largest ? value > best : value < best) {
          best = value;
          place = r;
        }
      }
      store<i32>(out, <i32>place);
    }
  }
}
