import { fused } from '../fused';
import { addColumn, addRow, alongColumns, alongRows, outColumn, outRow, putFours, putRow, putTile } from './destination';
import { tile } from './tileSpace';

/** All rows of 5 to 8 columns, four at a time; apart from `by4` for speed, as said there. */
export function by8(
  left: usize, leftRow: usize, leftInner: usize, right: usize, rightInner: usize,
  to: usize, plus: usize, m: usize, columns: usize, k: usize,
): void {
  const end = right + (k - 1) * rightInner;
  const vectors = alongRows();
  const fours = alongColumns() && columns == 8;
  const rest = <isize>columns - 4;
  for (; m > 0; m -= min(m, 4)) {
    // Rows past the last repeat it, and are not written.
    let x0 = left - leftInner;
    let x1 = m > 1 ? x0 + leftRow : x0;
    let x2 = m > 2 ? x1 + leftRow : x1;
    let x3 = m > 3 ? x2 + leftRow : x2;
    let y = right - rightInner;
    let s00 = f32x4.splat(0), s01 = s00, s10 = s00, s11 = s00;
    let s20 = s00, s21 = s00, s30 = s00, s31 = s00;
    do {
      x0 += leftInner;
      x1 += leftInner;
      x2 += leftInner;
      x3 += leftInner;
      y += rightInner;
      const y0 = v128.load(y);
      const y1 = v128.load(y, 16);
      let x = v128.load32_splat(x0);
      s00 = fused(s00, x, y0);
      s01 = fused(s01, x, y1);
      x = v128.load32_splat(x1);
      s10 = fused(s10, x, y0);
      s11 = fused(s11, x, y1);
      x = v128.load32_splat(x2);
      s20 = fused(s20, x, y0);
      s21 = fused(s21, x, y1);
      x = v128.load32_splat(x3);
      s30 = fused(s30, x, y0);
      s31 = fused(s31, x, y1);
    } while (y != end);
    if (vectors) {
      put(to, plus, 0, s00, s01, rest);
      if (m > 1) put(to, plus, 1, s10, s11, rest);
      if (m > 2) put(to, plus, 2, s20, s21, rest);
      if (m > 3) put(to, plus, 3, s30, s31, rest);
    } else if (fours && m > 3) {
      putFours(to, plus, s00, s10, s20, s30);
      putFours(to + outColumn * 4, plus == 0 ? 0 : plus + addColumn * 4, s01, s11, s21, s31);
    } else {
      v128.store(tile, s00);
      v128.store(tile, s01, 16);
      v128.store(tile, s10, 32);
      v128.store(tile, s11, 48);
      v128.store(tile, s20, 64);
      v128.store(tile, s21, 80);
      v128.store(tile, s30, 96);
      v128.store(tile, s31, 112);
      putTile(tile, to, plus, min(m, 4), columns, 8);
    }
    left += leftRow << 2;
    to += outRow << 2;
    if (plus != 0) plus += addRow << 2;
  }
}

/** A row of the tile. */
// @ts-ignore: decorator
@inline
function put(to: usize, plus: usize, row: usize, low: v128, high: v128, rest: isize): void {
  const at = to + row * outRow;
  const from = plus == 0 ? 0 : plus + row * addRow;
  putRow(at, from, low, 4);
  putRow(at + 16, plus == 0 ? 0 : from + 16, high, rest);
}
