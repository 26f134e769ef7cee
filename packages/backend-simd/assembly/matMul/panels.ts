/** Columns of the widest tile, and of a packed panel of `right`. */
export const WIDTH: usize = 12;

/** Copies `right` into panels of 12 columns, each `[k][12]`, the last filled up with zeros. */
export function packPanels(from: usize, inner: usize, column: usize, to: usize, k: usize, n: usize): void {
  for (let j: usize = 0; j < n; j += WIDTH) {
    const source = from + j * column;
    const width = min(n - j, WIDTH);
    if (width < WIDTH) memory.fill(to, 0, k * (WIDTH << 2));
    if (column == 4 && width == WIDTH) {
      for (let q: usize = 0, p = source; q < k; q++, p += inner, to += 48) {
        v128.store(to, v128.load(p));
        v128.store(to, v128.load(p, 16), 16);
        v128.store(to, v128.load(p, 32), 32);
      }
    } else if (inner == 4) {
      let x: usize = 0;
      for (; x + 4 <= width; x += 4) transposeFour(source + x * column, column, to + (x << 2), k);
      for (; x < width; x++) {
        for (let q: usize = 0; q < k; q++) store<f32>(to + q * 48 + (x << 2), load<f32>(source + x * column + (q << 2)));
      }
      to += k * 48;
    } else {
      for (let q: usize = 0, p = source; q < k; q++, p += inner, to += 48) {
        for (let x: usize = 0; x < width; x++) store<f32>(to + (x << 2), load<f32>(p + x * column));
      }
    }
  }
}

/** Four rows, `stride` bytes apart, to four neighbouring columns of a panel. */
function transposeFour(from: usize, stride: usize, to: usize, k: usize): void {
  const end = from + (k << 2);
  const stride2 = stride << 1;
  const stride3 = stride2 + stride;
  while (from + 16 <= end) {
    const r0 = v128.load(from);
    const r1 = v128.load(from + stride);
    const r2 = v128.load(from + stride2);
    const r3 = v128.load(from + stride3);
    const low01 = v128.shuffle<f32>(r0, r1, 0, 4, 1, 5);
    const high01 = v128.shuffle<f32>(r0, r1, 2, 6, 3, 7);
    const low23 = v128.shuffle<f32>(r2, r3, 0, 4, 1, 5);
    const high23 = v128.shuffle<f32>(r2, r3, 2, 6, 3, 7);
    v128.store(to, v128.shuffle<f64>(low01, low23, 0, 2));
    v128.store(to, v128.shuffle<f64>(low01, low23, 1, 3), 48);
    v128.store(to, v128.shuffle<f64>(high01, high23, 0, 2), 96);
    v128.store(to, v128.shuffle<f64>(high01, high23, 1, 3), 144);
    from += 16;
    to += 192;
  }
  while (from < end) {
    store<f32>(to, load<f32>(from));
    store<f32>(to, load<f32>(from + stride), 4);
    store<f32>(to, load<f32>(from + stride2), 8);
    store<f32>(to, load<f32>(from + stride3), 12);
    from += 4;
    to += 48;
  }
}
