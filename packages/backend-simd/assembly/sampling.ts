/**
 * `out [rows, count]` int32: for each of `uniforms [count]` float64 the first class of its row of `shares [rows, classes]` up to
 * which the shares, added up in float32, are more; else the last.
 */
export function sample(shares: usize, uniforms: usize, out: usize, rows: usize, classes: usize, count: usize, sums: usize): void {
  const last = (classes - 1) << 2;
  for (let row: usize = 0; row < rows; row++, shares += classes << 2) {
    let sum: f32 = 0;
    for (let at: usize = 0; at < last; at += 4) {
      sum += load<f32>(shares + at);
      store<f32>(sums + at, sum);
    }
    for (let i: usize = 0; i < count; i++, out += 4) {
      const uniform = load<f64>(uniforms + (i << 3));
      let at: usize = 0;
      while (at < last && !(uniform < <f64>load<f32>(sums + at))) at += 4;
      store<i32>(out, <i32>(at >> 2));
    }
  }
}
