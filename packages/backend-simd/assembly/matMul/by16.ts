import { fused } from '../fused';
import { addColumn, addRow, alongColumns, alongRows, outColumn, outRow, putPairs, putRow, putTile } from './destination';
import { tile } from './tileSpace';

/** All rows of up to 16 columns, two at a time; apart from `by4` for speed, as said there. */
export function by16(
  left: usize, leftRow: usize, leftInner: usize, right: usize, rightInner: usize,
  to: usize, plus: usize, m: usize, columns: usize, k: usize,
): void {
  const end = right + (k - 1) * rightInner;
  const vectors = alongRows();
  const pairs = alongColumns() && columns == 16;
  for (; m > 0; m -= min(m, 2)) {
    // A row past the last repeats it, and is not written.
    let x0 = left - leftInner;
    let x1 = m > 1 ? x0 + leftRow : x0;
    let y = right - rightInner;
    let s00 = f32x4.splat(0), s01 = s00, s02 = s00, s03 = s00;
    let s10 = s00, s11 = s00, s12 = s00, s13 = s00;
    do {
      x0 += leftInner;
      x1 += leftInner;
      y += rightInner;
      const y0 = v128.load(y);
      const y1 = v128.load(y, 16);
      const y2 = v128.load(y, 32);
      const y3 = v128.load(y, 48);
      let x = v128.load32_splat(x0);
      s00 = fused(s00, x, y0);
      s01 = fused(s01, x, y1);
      s02 = fused(s02, x, y2);
      s03 = fused(s03, x, y3);
      x = v128.load32_splat(x1);
      s10 = fused(s10, x, y0);
      s11 = fused(s11, x, y1);
      s12 = fused(s12, x, y2);
      s13 = fused(s13, x, y3);
    } while (y != end);
    if (vectors) {
      put(to, plus, s00, s01, s02, s03, columns);
      if (m > 1) put(to + outRow, plus == 0 ? 0 : plus + addRow, s10, s11, s12, s13, columns);
    } else if (pairs && m > 1) {
      const step = plus == 0 ? 0 : addColumn << 2;
      putPairs(to, plus, s00, s10);
      putPairs(to + outColumn * 4, plus + step, s01, s11);
      putPairs(to + outColumn * 8, plus + step * 2, s02, s12);
      putPairs(to + outColumn * 12, plus + step * 3, s03, s13);
    } else {
      v128.store(tile, s00);
      v128.store(tile, s01, 16);
      v128.store(tile, s02, 32);
      v128.store(tile, s03, 48);
      v128.store(tile, s10, 64);
      v128.store(tile, s11, 80);
      v128.store(tile, s12, 96);
      v128.store(tile, s13, 112);
      putTile(tile, to, plus, min(m, 2), columns, 16);
    }
    left += leftRow << 1;
    to += outRow << 1;
    if (plus != 0) plus += addRow << 1;
  }
}

/** A row of the tile. */
// @ts-ignore: decorator
@inline
function put(to: usize, plus: usize, a: v128, b: v128, c: v128, d: v128, columns: usize): void {
  if (columns == 16 && plus == 0) {
    v128.store(to, a);
    v128.store(to, b, 16);
    v128.store(to, c, 32);
    v128.store(to, d, 48);
    return;
  }
  const next: usize = plus == 0 ? 0 : 16;
  putRow(to, plus, a, 4);
  putRow(to + 16, plus + next, b, 4);
  putRow(to + 32, plus + next * 2, c, <isize>columns - 8);
  putRow(to + 48, plus + next * 3, d, <isize>columns - 12);
}
