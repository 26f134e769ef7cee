import { fused } from '../fused';
import { addRow, alongColumns, alongRows, outColumn, outRow, putFours, putRow, putTile } from './destination';
import { tile } from './tileSpace';

/**
 * All rows of 1 to 4 columns, four at a time.
 *
 * Beside `by8` and `by16`, and the convolutions' of the same names, rather than one with them, for speed: sums and inputs are
 * locals, which the engine keeps in registers, so that their number is that of the code.
 */
export function by4(
  left: usize, leftRow: usize, leftInner: usize, right: usize, rightInner: usize,
  to: usize, plus: usize, m: usize, columns: usize, k: usize,
): void {
  const end = right + (k - 1) * rightInner;
  const vectors = alongRows();
  const fours = alongColumns() && columns == 4;
  const count = <isize>columns;
  for (; m > 0; m -= min(m, 4)) {
    // Rows past the last repeat it, and are not written.
    let x0 = left - leftInner;
    let x1 = m > 1 ? x0 + leftRow : x0;
    let x2 = m > 2 ? x1 + leftRow : x1;
    let x3 = m > 3 ? x2 + leftRow : x2;
    let y = right - rightInner;
    let s0 = f32x4.splat(0), s1 = s0, s2 = s0, s3 = s0;
    do {
      x0 += leftInner;
      x1 += leftInner;
      x2 += leftInner;
      x3 += leftInner;
      y += rightInner;
      const vector = v128.load(y);
      s0 = fused(s0, v128.load32_splat(x0), vector);
      s1 = fused(s1, v128.load32_splat(x1), vector);
      s2 = fused(s2, v128.load32_splat(x2), vector);
      s3 = fused(s3, v128.load32_splat(x3), vector);
    } while (y != end);
    if (vectors) {
      putRow(to, plus, s0, count);
      if (m > 1) putRow(to + outRow, plus == 0 ? 0 : plus + addRow, s1, count);
      if (m > 2) putRow(to + outRow * 2, plus == 0 ? 0 : plus + addRow * 2, s2, count);
      if (m > 3) putRow(to + outRow * 3, plus == 0 ? 0 : plus + addRow * 3, s3, count);
    } else if (fours && m > 3) {
      putFours(to, plus, s0, s1, s2, s3);
    } else {
      v128.store(tile, s0);
      v128.store(tile, s1, 16);
      v128.store(tile, s2, 32);
      v128.store(tile, s3, 48);
      putTile(tile, to, plus, min(m, 4), columns, 4);
    }
    left += leftRow << 2;
    to += outRow << 2;
    if (plus != 0) plus += addRow << 2;
  }
}
