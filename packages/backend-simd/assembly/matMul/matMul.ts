import { addFrom, goTo, outColumn, outRow } from './destination';
import { WIDTH, copyColumns, packPanels, panelStride } from './panels';
import { tiles } from './tiles';

/** Inner dimension handled at once: a packed panel is then 24 KB and stays in the first-level cache. */
const INNER: usize = 384;
/** Rows handled at once, so that their part of `left` stays in the second-level cache. */
const ROWS: usize = 96;
/** Columns packed at once: with the rows' part of `left` they stay in the second-level cache. */
const COLUMNS: usize = 256;
/** Rows of the tallest tile. */
const TALL: usize = 4;

/**
 * Whether it is `out` transposed that is computed. The vectors run along the columns of the right operand; where those are
 * not contiguous, they must be made so, and of the two operands the smaller is quicker to transpose.
 */
// @ts-ignore: decorator
@inline
function swapped(m: usize, n: usize, transposeA: bool, transposeB: bool): bool {
  return transposeB && (m <= n || transposeA);
}

/** Whether `right` is packed into panels; rows a multiple of 512 bytes apart would fall into the same few cache sets. */
// @ts-ignore: decorator
@inline
function packed(m: usize, k: usize, rightInner: usize, rightColumn: usize): bool {
  return rightColumn != 4 || m >= 96 || (m >= 24 && (rightInner & 511) == 0) || k > INNER;
}

/** Whether blocks of `left` are copied: it is transposed, and its rows would fall into the same few cache sets. */
// @ts-ignore: decorator
@inline
function copied(n: usize, leftRow: usize, leftInner: usize): bool {
  return leftRow == 4 && (leftInner & 511) == 0 && n > WIDTH;
}

/** Bytes of the packed panels of a block. */
// @ts-ignore: decorator
@inline
function panelBytes(n: usize, k: usize): usize {
  return (min(n, COLUMNS) + WIDTH - 1) / WIDTH * panelStride(min(k, INNER));
}

/** Bytes of working space that `matMul` needs for such operands. */
export function matMulScratch(m: usize, n: usize, k: usize, transposeA: bool, transposeB: bool): usize {
  const swap = swapped(m, n, transposeA, transposeB);
  const rows = swap ? n : m;
  const columns = swap ? m : n;
  const contiguous = swap ? transposeA : !transposeB;
  const pack = packed(rows, k, columns << 2, contiguous ? 4 : 0);
  const copy = !swap && transposeA && copied(columns, 4, m << 2);
  return (pack ? panelBytes(columns, k) : 0) + (copy ? min(k, INNER) * ROWS * 4 : 0);
}

/**
 * `out [m, n] = a · b + bias`, with `a` `[m, k]`, or `[k, m]` if `transposeA`, and `b` `[k, n]`, or `[n, k]` if
 * `transposeB`; `bias` `[n]`, or 0 for none; `scratch` of `matMulScratch` bytes. Of it one part of several is computed, with
 * the bits of the whole; nothing is kept in `scratch` from one part to the next.
 */
export function matMul(
  a: usize, b: usize, bias: usize, out: usize,
  m: usize, n: usize, k: usize, transposeA: bool, transposeB: bool, scratch: usize, _isFirst: bool, part: usize, parts: usize,
): void {
  const aRow: usize = transposeA ? <usize>4 : k << 2;
  const aInner: usize = transposeA ? m << 2 : 4;
  if (swapped(m, n, transposeA, transposeB)) {
    product(b, k << 2, 4, a, aInner, aRow, out, 4, n << 2, bias, 4, 0, n, m, k, scratch, part, parts);
  } else {
    const bInner: usize = transposeB ? <usize>4 : n << 2;
    const bColumn: usize = transposeB ? k << 2 : 4;
    product(a, aRow, aInner, b, bInner, bColumn, out, n << 2, 4, bias, 0, 4, m, n, k, scratch, part, parts);
  }
}

/**
 * `out = left [m, k] · right [k, n] + offset`, each by its byte strides: a part of its columns where these are more than its
 * rows, else of its rows.
 */
function product(
  left: usize, leftRow: usize, leftInner: usize,
  right: usize, rightInner: usize, rightColumn: usize,
  out: usize, rowStride: usize, columnStride: usize,
  offset: usize, offsetRow: usize, offsetColumn: usize,
  m: usize, n: usize, k: usize, scratch: usize, part: usize, parts: usize,
): void {
  goTo(rowStride, columnStride);
  if (parts > 1) {
    if (n > m) {
      const from = startOf(part, parts, n, WIDTH);
      n = startOf(part + 1, parts, n, WIDTH) - from;
      right += from * rightColumn;
      out += from * columnStride;
      if (offset != 0) offset += from * offsetColumn;
    } else {
      const from = startOf(part, parts, m, TALL);
      m = startOf(part + 1, parts, m, TALL) - from;
      left += from * leftRow;
      out += from * rowStride;
      if (offset != 0) offset += from * offsetRow;
    }
  }
  if (k == 0) return constant(out, offset, offsetRow, offsetColumn, m, n);
  const pack = packed(m, k, rightInner, rightColumn);
  const copy = copied(n, leftRow, leftInner);
  const copies = scratch + (pack ? panelBytes(n, k) : 0);
  for (let j0: usize = 0; j0 < n; j0 += COLUMNS) {
    const columns = min(n - j0, COLUMNS);
    for (let k0: usize = 0; k0 < k; k0 += INNER) {
      const inner = min(k - k0, INNER);
      let block = right + k0 * rightInner + j0 * rightColumn;
      let blockInner = rightInner;
      if (pack) {
        packPanels(block, rightInner, rightColumn, scratch, inner, columns);
        block = scratch;
        blockInner = WIDTH << 2;
      }
      for (let i0: usize = 0; i0 < m; i0 += ROWS) {
        const to = out + i0 * rowStride + j0 * columnStride;
        if (k0 == 0) {
          addFrom(offset == 0 ? 0 : offset + i0 * offsetRow + j0 * offsetColumn, offsetRow, offsetColumn);
        } else {
          addFrom(to, rowStride, columnStride);
        }
        let from = left + i0 * leftRow + k0 * leftInner;
        let fromInner = leftInner;
        const rows = min(m - i0, ROWS);
        if (copy) {
          copyColumns(from, leftInner, copies, rows, inner);
          from = copies;
          fromInner = rows << 2;
        }
        tiles(from, leftRow, fromInner, block, blockInner, pack ? panelStride(inner) / WIDTH : 4, to, rows, columns, inner);
      }
    }
  }
}

/** Where a part of `length` rows or columns begins, in whole tiles of `unit`. */
// @ts-ignore: decorator
@inline
function startOf(part: usize, parts: usize, length: usize, unit: usize): usize {
  return min((length + unit - 1) / unit * part / parts * unit, length);
}

/** An empty sum. */
function constant(out: usize, offset: usize, offsetRow: usize, offsetColumn: usize, m: usize, n: usize): void {
  for (let i: usize = 0; i < m; i++) {
    for (let j: usize = 0; j < n; j++) {
      const value: f32 = offset == 0 ? <f32>0 : load<f32>(offset + i * offsetRow + j * offsetColumn);
      store<f32>(out + i * outRow + j * outColumn, value);
    }
  }
}
