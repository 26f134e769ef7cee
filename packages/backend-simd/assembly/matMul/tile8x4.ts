import { fused } from '../fused';
import { add, outColumn, outRow, put, putTile, tile } from './destination';

export function tile8x4(
  left: usize, leftRow: usize, leftInner: usize, right: usize, rightInner: usize,
  to: usize, rows: usize, columns: usize, k: usize,
): void {
  const last = (rows - 1) * leftRow;
  const row1 = min(leftRow, last);
  const row2 = min(leftRow * 2, last);
  const row3 = min(leftRow * 3, last);
  const row4 = min(leftRow * 4, last);
  const row5 = min(leftRow * 5, last);
  const row6 = min(leftRow * 6, last);
  const row7 = min(leftRow * 7, last);
  let s0 = f32x4.splat(0), s1 = s0, s2 = s0, s3 = s0, s4 = s0, s5 = s0, s6 = s0, s7 = s0;
  for (const end = right + k * rightInner; right != end; right += rightInner) {
    const y = v128.load(right);
    s0 = fused(s0, v128.load32_splat(left), y);
    s1 = fused(s1, v128.load32_splat(left + row1), y);
    s2 = fused(s2, v128.load32_splat(left + row2), y);
    s3 = fused(s3, v128.load32_splat(left + row3), y);
    s4 = fused(s4, v128.load32_splat(left + row4), y);
    s5 = fused(s5, v128.load32_splat(left + row5), y);
    s6 = fused(s6, v128.load32_splat(left + row6), y);
    s7 = fused(s7, v128.load32_splat(left + row7), y);
    left += leftInner;
  }
  if (outColumn == 4 && add == 0 && rows == 8) {
    const count = <isize>columns;
    put(to, s0, count);
    put(to + outRow, s1, count);
    put(to + outRow * 2, s2, count);
    put(to + outRow * 3, s3, count);
    put(to + outRow * 4, s4, count);
    put(to + outRow * 5, s5, count);
    put(to + outRow * 6, s6, count);
    put(to + outRow * 7, s7, count);
    return;
  }
  v128.store(tile, s0);
  v128.store(tile, s1, 16);
  v128.store(tile, s2, 32);
  v128.store(tile, s3, 48);
  v128.store(tile, s4, 64);
  v128.store(tile, s5, 80);
  v128.store(tile, s6, 96);
  v128.store(tile, s7, 112);
  putTile(to, rows, columns, 4);
}
