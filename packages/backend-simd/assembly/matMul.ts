// out = left · right + add, in tiles that stay in registers while the inner dimension runs through.
//
// V8 keeps 15 vectors in registers: a tile of 3 rows by 12 columns takes 9, one vector of `right` 3, and
// the broadcast value of `left` and its product the rest. Unrolling the loop makes it spill. Narrow remainders
// have tiles of their own: 4 × 8 and 8 × 4.
// A sum always runs in the order of the inner index, in the same blocks, so the same shapes give the same bits.

/** Columns of the widest tile, and of a packed panel of `right`. */
const WIDTH: usize = 12;
/** Inner dimension handled at once: a packed panel is then 18 KB and stays in the first-level cache. */
const INNER: usize = 384;
/** Rows handled at once, so that their part of `left` stays in the second-level cache. */
const ROWS: usize = 96;
/** Columns packed at once. */
const COLUMNS: usize = 1020;

/** A tile that does not go out as whole vectors passes through here. */
const tile = memory.data(3 * 12 * 4, 16);

// Where results go and what is added to them: fixed for the tiles of one call, byte strides.
let outRow: usize = 0;
let outColumn: usize = 0;
let add: usize = 0;
let addRow: usize = 0;
let addColumn: usize = 0;
/** Whether rows of the result follow those of the tile. */
let more = false;

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

/** Bytes of working space that `matMul` needs for such operands. */
export function matMulScratch(m: usize, n: usize, k: usize, transposeA: bool, transposeB: bool): usize {
  const swap = swapped(m, n, transposeA, transposeB);
  const rows = swap ? n : m;
  const columns = swap ? m : n;
  const contiguous = swap ? transposeA : !transposeB;
  if (!packed(rows, k, columns << 2, contiguous ? 4 : 0)) return 0;
  return min(k, INNER) * (min(columns, COLUMNS) + WIDTH) * 4;
}

/**
 * `out [m, n] = a · b + bias`, with `a` `[m, k]`, or `[k, m]` if `transposeA`, and `b` `[k, n]`, or `[n, k]` if
 * `transposeB`; `bias` `[n]`, or 0 for none; `scratch` of `matMulScratch` bytes.
 */
export function matMul(
  a: usize, b: usize, bias: usize, out: usize,
  m: usize, n: usize, k: usize, transposeA: bool, transposeB: bool, scratch: usize,
): void {
  const aRow: usize = transposeA ? <usize>4 : k << 2;
  const aInner: usize = transposeA ? m << 2 : 4;
  if (swapped(m, n, transposeA, transposeB)) {
    product(b, k << 2, 4, a, aInner, aRow, out, 4, n << 2, bias, 4, 0, n, m, k, scratch);
  } else {
    const bInner: usize = transposeB ? <usize>4 : n << 2;
    const bColumn: usize = transposeB ? k << 2 : 4;
    product(a, aRow, aInner, b, bInner, bColumn, out, n << 2, 4, bias, 0, 4, m, n, k, scratch);
  }
}

/** `out = left [m, k] · right [k, n] + offset`, each by its byte strides. */
function product(
  left: usize, leftRow: usize, leftInner: usize,
  right: usize, rightInner: usize, rightColumn: usize,
  out: usize, rowStride: usize, columnStride: usize,
  offset: usize, offsetRow: usize, offsetColumn: usize,
  m: usize, n: usize, k: usize, scratch: usize,
): void {
  outRow = rowStride;
  outColumn = columnStride;
  if (k == 0) return constant(out, offset, offsetRow, offsetColumn, m, n);
  const pack = packed(m, k, rightInner, rightColumn);
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
          add = offset == 0 ? 0 : offset + i0 * offsetRow + j0 * offsetColumn;
          addRow = offsetRow;
          addColumn = offsetColumn;
        } else {
          add = to;
          addRow = rowStride;
          addColumn = columnStride;
        }
        const from = left + i0 * leftRow + k0 * leftInner;
        const rows = min(m - i0, ROWS);
        tiles(from, leftRow, leftInner, block, blockInner, pack ? inner << 2 : 4, to, rows, m - i0, columns, inner);
      }
    }
  }
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

/** Copies `right` into panels of 12 columns, each `[k][12]`, the last filled up with zeros. */
function packPanels(from: usize, inner: usize, column: usize, to: usize, k: usize, n: usize): void {
  for (let j: usize = 0; j < n; j += WIDTH) {
    const source = from + j * column;
    const width = min(n - j, WIDTH);
    if (width < WIDTH) memory.fill(to, 0, k * (WIDTH << 2));
    if (column == 4 && width == WIDTH) {
      for (let q: usize = 0, p = source; q < k; q++, p += inner, to += 48) {
        v128.store(to, v128.load(p));
        v128.store(to, v128.load(p, 16), 16);
        v128.store(to, v128.load(p, 32), 32);
      }
    } else if (inner == 4) {
      let x: usize = 0;
      for (; x + 4 <= width; x += 4) transposeFour(source + x * column, column, to + (x << 2), k);
      for (; x < width; x++) {
        for (let q: usize = 0; q < k; q++) store<f32>(to + q * 48 + (x << 2), load<f32>(source + x * column + (q << 2)));
      }
      to += k * 48;
    } else {
      for (let q: usize = 0, p = source; q < k; q++, p += inner, to += 48) {
        for (let x: usize = 0; x < width; x++) store<f32>(to + (x << 2), load<f32>(p + x * column));
      }
    }
  }
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
    v128.store(to, v128.shuffle<f64>(low01, low23, 1, 3), 48);
    v128.store(to, v128.shuffle<f64>(high01, high23, 0, 2), 96);
    v128.store(to, v128.shuffle<f64>(high01, high23, 1, 3), 144);
    from += 16;
    to += 192;
  }
  while (from < end) {
    store<f32>(to, load<f32>(from));
    store<f32>(to, load<f32>(from + stride), 4);
    store<f32>(to, load<f32>(from + stride2), 8);
    store<f32>(to, load<f32>(from + stride3), 12);
    from += 4;
    to += 48;
  }
}

/** All tiles of a block of `m` rows; `remaining` with those below. `rightColumn`: from one column's start in `right` to the next panel's, divided by its width. */
function tiles(
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
      more = i + height < remaining;
      if (base != 0) add = base + i * addRow + j * addColumn;
      if (height == 3) tile3x12(from, leftRow, leftInner, panel, rightInner, to, rows, columns, k);
      else if (height == 4) tile4x8(from, leftRow, leftInner, panel, rightInner, to, rows, columns, k);
      else tile8x4(from, leftRow, leftInner, panel, rightInner, to, rows, columns, k);
    }
    j += columns;
  }
  add = base;
}

/** One product of three vectors by a broadcast value, added. */
// @ts-ignore: decorator
@inline
function fused(sum: v128, x: v128, y: v128): v128 {
  return f32x4.add(sum, f32x4.mul(x, y));
}

/** The sum of what is to be added at that place of the tile and `vector`. */
// @ts-ignore: decorator
@inline
function added(vector: v128, row: usize, column: usize): v128 {
  return f32x4.add(vector, v128.load(add + row * addRow + (column << 2)));
}

/** Writes up to four neighbouring values of a row. */
// @ts-ignore: decorator
@inline
function put(to: usize, vector: v128, count: isize): void {
  if (count >= 4) {
    v128.store(to, vector);
  } else if (count == 3) {
    v128.store64_lane(to, vector, 0);
    v128.store32_lane(to, vector, 2, 8);
  } else if (count == 2) {
    v128.store64_lane(to, vector, 0);
  } else if (count == 1) {
    v128.store32_lane(to, vector, 0);
  }
}

/**
 * Writes four columns of three rows as rows of the result, each with one value too many, which must be written over
 * later.
 */
// @ts-ignore: decorator
@inline
function putTransposed(to: usize, a: v128, b: v128, c: v128): void {
  const low = v128.shuffle<f32>(a, b, 0, 4, 1, 5);
  const high = v128.shuffle<f32>(a, b, 2, 6, 3, 7);
  v128.store(to, v128.shuffle<f32>(low, c, 0, 1, 4, 4));
  v128.store(to + outColumn, v128.shuffle<f32>(low, c, 2, 3, 5, 5));
  v128.store(to + outColumn * 2, v128.shuffle<f32>(high, c, 0, 1, 6, 6));
  v128.store(to + outColumn * 3, v128.shuffle<f32>(high, c, 2, 3, 7, 7));
}

/** Writes the part of the tile that is within the result, value by value. */
function putTile(to: usize, rows: usize, columns: usize, width: usize): void {
  for (let i: usize = 0; i < rows; i++) {
    for (let j: usize = 0; j < columns; j++) {
      let value = load<f32>(tile + ((i * width + j) << 2));
      if (add != 0) value += load<f32>(add + i * addRow + j * addColumn);
      store<f32>(to + i * outRow + j * outColumn, value);
    }
  }
}

function tile3x12(
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

function tile4x8(
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

function tile8x4(
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
