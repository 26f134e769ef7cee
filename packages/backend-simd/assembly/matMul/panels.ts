import { copyValues } from '../parts';

/** Columns of the widest tile, and of a packed panel of `right`. */
export const WIDTH: usize = 16;

/** Bytes from one panel of `k` rows to the next: a row more, for panels a multiple of 4 KB apart would fall into the same cache sets. */
// @ts-ignore: decorator
@inline
export function panelStride(k: usize): usize {
  return (k + 1) * (WIDTH << 2);
}

/** Copies `right` into panels of 16 columns, each `[k][16]`, the last filled up with zeros. */
export function packPanels(from: usize, inner: usize, column: usize, to: usize, k: usize, n: usize): void {
  const stride = panelStride(k);
  const whole = column == 4 ? n / WIDTH : 0;
  // Along the rows of `right`, as they lie in memory.
  for (let q: usize = 0; q < k; q++) {
    let source = from + q * inner;
    let target = to + q * (WIDTH << 2);
    for (const end = target + whole * stride; target != end; target += stride, source += WIDTH << 2) {
      v128.store(target, v128.load(source));
      v128.store(target, v128.load(source, 16), 16);
      v128.store(target, v128.load(source, 32), 32);
      v128.store(target, v128.load(source, 48), 48);
    }
  }
  to += whole * stride;
  for (let j = whole * WIDTH; j < n; j += WIDTH, to += stride) packPanel(from + j * column, inner, column, to, k, min(n - j, WIDTH));
}

/** The same of one panel, whatever its strides, of `width` columns. */
function packPanel(from: usize, inner: usize, column: usize, to: usize, k: usize, width: usize): void {
  if (width < WIDTH) memory.fill(to, 0, k * (WIDTH << 2));
  let x: usize = 0;
  if (inner == 4) {
    for (; x + 4 <= width; x += 4) transposeFour(from + x * column, column, to + (x << 2), k);
  }
  for (; x < width; x++) {
    for (let q: usize = 0; q < k; q++) {
      store<f32>(to + q * (WIDTH << 2) + (x << 2), load<f32>(from + x * column + q * inner));
    }
  }
}

/** Copies `k` rows of `m` values, `inner` bytes apart, so that one follows the other. */
export function copyColumns(from: usize, inner: usize, to: usize, m: usize, k: usize): void {
  for (let q: usize = 0; q < k; q++, from += inner, to += m << 2) copyValues(from, to, m);
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
    v128.store(to, v128.shuffle<f64>(low01, low23, 1, 3), 64);
    v128.store(to, v128.shuffle<f64>(high01, high23, 0, 2), 128);
    v128.store(to, v128.shuffle<f64>(high01, high23, 1, 3), 192);
    from += 16;
    to += 256;
  }
  while (from < end) {
    store<f32>(to, load<f32>(from));
    store<f32>(to, load<f32>(from + stride), 4);
    store<f32>(to, load<f32>(from + stride2), 8);
    store<f32>(to, load<f32>(from + stride3), 12);
    from += 4;
    to += 64;
  }
}
