import { add, addColumn, addRow, expectMore, moveAdded, outColumn, outRow } from './destination';
import { WIDTH } from './panels';
import { tile3x12 } from './tile3x12';
import { tile4x8 } from './tile4x8';
import { tile8x4 } from './tile8x4';

/** All tiles of a block of `m` rows; `remaining` with those below. `rightColumn`: from one column's start in `right` to the next panel's, divided by its width. */
export function tiles(
  left: usize, leftRow: usize, leftInner: usize, right: usize, rightInner: usize, rightColumn: usize,
  out: usize, m: usize, remaining: usize, n: usize, k: usize,
): void {
  const base = add;
  for (let j: usize = 0; j < n; ) {
    const columns = min(n - j, WIDTH);
    const panel = right + j * rightColumn;
    const height: usize = columns > 8 ? 3 : columns > 4 ? 4 : 8;
    for (let i: usize = 0; i < m; i += height) {
      const rows = min(m - i, height);
      const from = left + i * leftRow;
      const to = out + i * outRow + j * outColumn;
      expectMore(i + height < remaining);
      if (base != 0) moveAdded(base + i * addRow + j * addColumn);
      if (height == 3) tile3x12(from, leftRow, leftInner, panel, rightInner, to, rows, columns, k);
      else if (height == 4) tile4x8(from, leftRow, leftInner, panel, rightInner, to, rows, columns, k);
      else tile8x4(from, leftRow, leftInner, panel, rightInner, to, rows, columns, k);
    }
    j += columns;
  }
  moveAdded(base);
}
