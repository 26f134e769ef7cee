import { add, addColumn, outColumn } from './destination';
import { by16 } from './by16';
import { by4 } from './by4';
import { by8 } from './by8';
import { WIDTH } from './panels';

/**
 * All tiles of a block of `m` rows and `n` columns. `rightColumn`: from one panel of columns in `right` to the next, divided
 * by its width.
 */
export function tiles(
  left: usize, leftRow: usize, leftInner: usize, right: usize, rightInner: usize, rightColumn: usize,
  out: usize, m: usize, n: usize, k: usize,
): void {
  for (let j: usize = 0; j < n; j += WIDTH) {
    const columns = min(n - j, WIDTH);
    const panel = right + j * rightColumn;
    const to = out + j * outColumn;
    const plus = add == 0 ? 0 : add + j * addColumn;
    let done: usize = 0;
    if (columns > 12) {
      by16(left, leftRow, leftInner, panel, rightInner, to, plus, m, columns, k);
      done = columns;
    } else if (columns > 4) {
      done = min(columns, 8);
      by8(left, leftRow, leftInner, panel, rightInner, to, plus, m, done, k);
    }
    if (done == columns) continue;
    const place = to + done * outColumn;
    const more = plus == 0 ? 0 : plus + done * addColumn;
    by4(left, leftRow, leftInner, panel + (done << 2), rightInner, place, more, m, columns - done, k);
  }
}
