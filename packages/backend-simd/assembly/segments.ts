// Rows that are picked, and summed or averaged by segments whose ids do not fall.

import { loadLanes, storeLanes } from './parts';

/**
 * `out [segments, width]`: of each segment, the sum, or mean, of the rows of `x [rows, width]` that `picked [count]` names by
 * its `ids [count]`; zeros of a segment without rows. Returns the first place where an id falls, or an id or row is not there,
 * and stops, else −1.
 */
export function sumSegments(
  x: usize, rows: usize, picked: usize, ids: usize, out: usize, count: usize, segments: usize, width: usize, averages: bool,
): i32 {
  let id = load<u32>(ids);
  for (let i: usize = 0; i < count; i++) {
    const next = i + 1 < count ? load<u32>(ids + (i << 2), 4) : <u32>segments;
    if (next < id || id >= <u32>segments || load<u32>(picked + (i << 2)) >= <u32>rows) return <i32>i;
    id = next;
  }
  const row = width << 2;
  let done: usize = 0; // segments
  for (let first: usize = 0; first < count; ) {
    const segment = load<u32>(ids + (first << 2));
    memory.fill(out, 0, (segment - done) * row);
    out += (segment - done) * row;
    let end = first + 1;
    while (end < count && load<u32>(ids + (end << 2)) == segment) end++;
    sumRows(x, picked + (first << 2), picked + (end << 2), out, row, averages ? <f32>(end - first) : 1);
    out += row;
    done = segment + 1;
    first = end;
  }
  return -1;
}

/** One segment's sum over `divisor`; the sum begins with 0, and so has no negative zero. */
// @ts-ignore: decorator
@inline
function sumRows(x: usize, first: usize, end: usize, out: usize, row: usize, divisor: f32): void {
  const by = f32x4.splat(divisor);
  let c: usize = 0;
  for (; c + 64 <= row; c += 64) {
    let s0 = f32x4.splat(0), s1 = s0, s2 = s0, s3 = s0;
    for (let at = first; at != end; at += 4) {
      const from = x + <usize>load<u32>(at) * row + c;
      s0 = f32x4.add(s0, v128.load(from));
      s1 = f32x4.add(s1, v128.load(from, 16));
      s2 = f32x4.add(s2, v128.load(from, 32));
      s3 = f32x4.add(s3, v128.load(from, 48));
    }
    v128.store(out + c, f32x4.div(s0, by));
    v128.store(out + c, f32x4.div(s1, by), 16);
    v128.store(out + c, f32x4.div(s2, by), 32);
    v128.store(out + c, f32x4.div(s3, by), 48);
  }
  for (; c < row; c += 16) {
    const lanes = min((row - c) >> 2, 4);
    let sum = f32x4.splat(0);
    for (let at = first; at != end; at += 4) {
      sum = f32x4.add(sum, loadLanes(x + <usize>load<u32>(at) * row + c, lanes));
    }
    storeLanes(out + c, f32x4.div(sum, by), lanes);
  }
}
