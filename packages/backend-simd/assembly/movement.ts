// Copies of 4-byte values from one order or place to another.

import { fillBits } from './memory';
import { copyValues } from './parts';

/** `rows` runs of `count` neighbours, `xRow` and `outRow` bytes apart. */
export function copyRows(x: usize, xRow: usize, out: usize, outRow: usize, rows: usize, count: usize): void {
  for (let row: usize = 0; row < rows; row++, x += xRow, out += outRow) copyValues(x, out, count);
}

/** `rows` runs of `count` values that are `xStep` bytes apart (0: always the same) to neighbours. */
export function gatherRows(
  x: usize, xRow: usize, xStep: usize, out: usize, outRow: usize, rows: usize, count: usize,
): void {
  for (let row: usize = 0; row < rows; row++, x += xRow, out += outRow) {
    let from = x;
    let to = out;
    if (xStep == 0) {
      fillBits(out, count, load<u32>(x));
      continue;
    }
    for (const end = out + (count << 2); to != end; to += 4, from += xStep) store<u32>(to, load<u32>(from));
  }
}

/** `out [i, j] = x [j, i]` for `rows` i and `columns` j; rows of `x` are `xRow`, of `out` `outRow` bytes apart. */
export function transposePlane(x: usize, xRow: usize, out: usize, outRow: usize, rows: usize, columns: usize): void {
  const xRow2 = xRow << 1;
  const xRow3 = xRow2 + xRow;
  const outRow2 = outRow << 1;
  const outRow3 = outRow2 + outRow;
  let i: usize = 0;
  for (; i + 4 <= rows; i += 4) {
    let from = x + (i << 2);
    let to = out + i * outRow;
    let j: usize = 0;
    for (; j + 4 <= columns; j += 4, from += xRow << 2, to += 16) {
      const r0 = v128.load(from);
      const r1 = v128.load(from + xRow);
      const r2 = v128.load(from + xRow2);
      const r3 = v128.load(from + xRow3);
      const low01 = v128.shuffle<f32>(r0, r1, 0, 4, 1, 5);
      const high01 = v128.shuffle<f32>(r0, r1, 2, 6, 3, 7);
      const low23 = v128.shuffle<f32>(r2, r3, 0, 4, 1, 5);
      const high23 = v128.shuffle<f32>(r2, r3, 2, 6, 3, 7);
      v128.store(to, v128.shuffle<f64>(low01, low23, 0, 2));
      v128.store(to + outRow, v128.shuffle<f64>(low01, low23, 1, 3));
      v128.store(to + outRow2, v128.shuffle<f64>(high01, high23, 0, 2));
      v128.store(to + outRow3, v128.shuffle<f64>(high01, high23, 1, 3));
    }
    for (; j < columns; j++, from += xRow, to += 4) {
      const four = v128.load(from);
      v128.store32_lane(to, four, 0);
      v128.store32_lane(to + outRow, four, 1);
      v128.store32_lane(to + outRow2, four, 2);
      v128.store32_lane(to + outRow3, four, 3);
    }
  }
  for (; i < rows; i++) gatherRows(x + (i << 2), 0, xRow, out + i * outRow, 0, 1, columns);
}

/**
 * `out [batch, outer, count, slice] = x [batch, outer, length, slice]` at `indices [batch, count]` int32. Returns the
 * first place in `indices` that is not in 0 … length − 1 and stops, else −1.
 */
export function gather(
  x: usize, indices: usize, out: usize, batch: usize, outer: usize, length: usize, count: usize, slice: usize,
): i32 {
  for (let i: usize = 0; i < batch * count; i++) {
    if (load<u32>(indices + (i << 2)) >= <u32>length) return <i32>i;
  }
  for (let b: usize = 0; b < batch; b++, indices += count << 2) {
    for (let o: usize = 0; o < outer; o++, x += length * slice << 2) {
      for (let i: usize = 0; i < count; i++, out += slice << 2) {
        copyValues(x + (<usize>load<u32>(indices + (i << 2)) * slice << 2), out, slice);
      }
    }
  }
  return -1;
}

/** `out [segments, slice]` = sums of the rows of `x [count, slice]` by their `ids` int32; others are left out. */
export function segmentSum(x: usize, ids: usize, out: usize, count: usize, segments: usize, slice: usize): void {
  memory.fill(out, 0, segments * slice << 2);
  const rest = slice & 3;
  for (let i: usize = 0; i < count; i++) {
    const id = load<u32>(ids + (i << 2));
    if (id >= <u32>segments) {
      x += slice << 2;
      continue;
    }
    let to = out + (<usize>id * slice << 2);
    for (const end = x + (slice - rest << 2); x != end; x += 16, to += 16) {
      v128.store(to, f32x4.add(v128.load(to), v128.load(x)));
    }
    for (const end = x + (rest << 2); x != end; x += 4, to += 4) store<f32>(to, load<f32>(to) + load<f32>(x));
  }
}
