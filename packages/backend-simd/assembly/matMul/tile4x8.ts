import { fused } from '../fused';
import { add, outColumn, outRow, put, putTile, tile } from './destination';

export function tile4x8(
  left: usize, leftRow: usize, leftInner: usize, right: usize, rightInner: usize,
  to: usize, rows: usize, columns: usize, k: usize,
): void {
  const row1 = rows > 1 ? leftRow : 0;
  const row2 = rows > 2 ? leftRow << 1 : row1;
  const row3 = rows > 3 ? row2 + leftRow : row2;
  let s00 = f32x4.splat(0), s01 = s00, s10 = s00, s11 = s00;
  let s20 = s00, s21 = s00, s30 = s00, s31 = s00;
  for (const end = right + k * rightInner; right != end; right += rightInner) {
    const y0 = v128.load(right);
    const y1 = v128.load(right, 16);
    let x = v128.load32_splat(left);
    s00 = fused(s00, x, y0);
    s01 = fused(s01, x, y1);
    x = v128.load32_splat(left + row1);
    s10 = fused(s10, x, y0);
    s11 = fused(s11, x, y1);
    x = v128.load32_splat(left + row2);
    s20 = fused(s20, x, y0);
    s21 = fused(s21, x, y1);
    x = v128.load32_splat(left + row3);
    s30 = fused(s30, x, y0);
    s31 = fused(s31, x, y1);
    left += leftInner;
  }
  if (outColumn == 4 && add == 0) {
    const rest = <isize>columns - 4;
    v128.store(to, s00);
    put(to + 16, s01, rest);
    if (rows == 1) return;
    v128.store(to + outRow, s10);
    put(to + outRow + 16, s11, rest);
    if (rows == 2) return;
    v128.store(to + outRow * 2, s20);
    put(to + outRow * 2 + 16, s21, rest);
    if (rows == 3) return;
    v128.store(to + outRow * 3, s30);
    put(to + outRow * 3 + 16, s31, rest);
    return;
  }
  v128.store(tile, s00);
  v128.store(tile, s01, 16);
  v128.store(tile, s10, 32);
  v128.store(tile, s11, 48);
  v128.store(tile, s20, 64);
  v128.store(tile, s21, 80);
  v128.store(tile, s30, 96);
  v128.store(tile, s31, 112);
  putTile(to, rows, columns, 8);
}
