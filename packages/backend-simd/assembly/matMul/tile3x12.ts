import { fused } from '../fused';
import { add, addColumn, added, more, outColumn, outRow, put, putTile, putTransposed, tile } from './destination';

export function tile3x12(
  left: usize, leftRow: usize, leftInner: usize, right: usize, rightInner: usize,
  to: usize, rows: usize, columns: usize, k: usize,
): void {
  // Rows past the last repeat it, and are not written.
  const row1 = rows > 1 ? leftRow : 0;
  const row2 = rows > 2 ? leftRow << 1 : row1;
  let s00 = f32x4.splat(0), s01 = s00, s02 = s00;
  let s10 = s00, s11 = s00, s12 = s00;
  let s20 = s00, s21 = s00, s22 = s00;
  for (const end = right + k * rightInner; right != end; right += rightInner) {
    const y0 = v128.load(right);
    const y1 = v128.load(right, 16);
    const y2 = v128.load(right, 32);
    let x = v128.load32_splat(left);
    s00 = fused(s00, x, y0);
    s01 = fused(s01, x, y1);
    s02 = fused(s02, x, y2);
    x = v128.load32_splat(left + row1);
    s10 = fused(s10, x, y0);
    s11 = fused(s11, x, y1);
    s12 = fused(s12, x, y2);
    x = v128.load32_splat(left + row2);
    s20 = fused(s20, x, y0);
    s21 = fused(s21, x, y1);
    s22 = fused(s22, x, y2);
    left += leftInner;
  }
  if (outColumn == 4 && (add == 0 || addColumn == 4)) {
    if (add != 0) {
      s00 = added(s00, 0, 0);
      s01 = added(s01, 0, 4);
      s02 = added(s02, 0, 8);
      if (rows > 1) {
        s10 = added(s10, 1, 0);
        s11 = added(s11, 1, 4);
        s12 = added(s12, 1, 8);
      }
      if (rows > 2) {
        s20 = added(s20, 2, 0);
        s21 = added(s21, 2, 4);
        s22 = added(s22, 2, 8);
      }
    }
    const rest = <isize>columns - 8;
    v128.store(to, s00);
    v128.store(to, s01, 16);
    put(to + 32, s02, rest);
    if (rows == 1) return;
    v128.store(to + outRow, s10);
    v128.store(to + outRow, s11, 16);
    put(to + outRow + 32, s12, rest);
    if (rows == 2) return;
    v128.store(to + outRow * 2, s20);
    v128.store(to + outRow * 2, s21, 16);
    put(to + outRow * 2 + 32, s22, rest);
    return;
  }
  if (columns == 12 && outRow == 4 && rows == 3 && more && add == 0) {
    putTransposed(to, s00, s10, s20);
    putTransposed(to + outColumn * 4, s01, s11, s21);
    putTransposed(to + outColumn * 8, s02, s12, s22);
    return;
  }
  v128.store(tile, s00);
  v128.store(tile, s01, 16);
  v128.store(tile, s02, 32);
  v128.store(tile, s10, 48);
  v128.store(tile, s11, 64);
  v128.store(tile, s12, 80);
  v128.store(tile, s20, 96);
  v128.store(tile, s21, 112);
  v128.store(tile, s22, 128);
  putTile(to, rows, columns, 12);
}
