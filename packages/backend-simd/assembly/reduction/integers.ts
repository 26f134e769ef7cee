// Reductions of the middle axis of [outer, count, inner] of int32 and of bytes; apart from float32's, which sum in float64
// lanes, eight columns at a time, for speed and accuracy that integers have without.

import { loadLanes, storeLanes } from '../parts';

const SUM = 0;
const MAX = 1;
const MIN = 2;

/** `out [outer, inner]` = sum of int32, modulo 2³². */
export function sumOverInts(x: usize, out: usize, outer: usize, count: usize, inner: usize): void {
  reduced(SUM, x, out, outer, count, inner);
}
/** `out [outer, inner]` = largest int32. */
export function maximumOverInts(x: usize, out: usize, outer: usize, count: usize, inner: usize): void {
  reduced(MAX, x, out, outer, count, inner);
}
/** `out [outer, inner]` = smallest int32. */
export function minimumOverInts(x: usize, out: usize, outer: usize, count: usize, inner: usize): void {
  reduced(MIN, x, out, outer, count, inner);
}

// @ts-ignore: decorator
@inline
function reduced(kind: i32, x: usize, out: usize, outer: usize, count: usize, inner: usize): void {
  const start = i32x4.splat(kind == SUM ? 0 : kind == MAX ? i32.MIN_VALUE : i32.MAX_VALUE);
  const stride = inner << 2;
  for (let o: usize = 0; o < outer; o++, x += count * stride) {
    if (inner == 1) {
      let four = start;
      let i: usize = 0;
      for (; i + 4 <= count; i += 4) four = joined(kind, four, v128.load(x + (i << 2)));
      for (; i < count; i++) {
        // Alone in its lane: of the others, what changes nothing.
        four = joined(kind, four, i32x4.replace_lane(start, 0, load<i32>(x + (i << 2))));
      }
      four = joined(kind, four, v128.shuffle<i32>(four, four, 2, 3, 0, 1));
      store<i32>(out, i32x4.extract_lane(joined(kind, four, v128.shuffle<i32>(four, four, 1, 0, 3, 2)), 0));
      out += 4;
      continue;
    }
    for (let i: usize = 0; i < inner; i += 4) {
      const lanes = min(inner - i, 4);
      let four = start;
      for (let r: usize = 0, at = x + (i << 2); r < count; r++, at += stride) four = joined(kind, four, loadLanes(at, lanes));
      storeLanes(out, four, lanes);
      out += lanes << 2;
    }
  }
}

// @ts-ignore: decorator
@inline
function joined(kind: i32, a: v128, b: v128): v128 {
  if (kind == SUM) return i32x4.add(a, b);
  return kind == MAX ? i32x4.max_s(a, b) : i32x4.min_s(a, b);
}

/** `out [outer, inner]`: whether all bytes hold. */
export function allOver(x: usize, out: usize, outer: usize, count: usize, inner: usize): void {
  hold(true, x, out, outer, count, inner);
}
/** `out [outer, inner]`: whether a byte holds. */
export function anyOver(x: usize, out: usize, outer: usize, count: usize, inner: usize): void {
  hold(false, x, out, outer, count, inner);
}

// @ts-ignore: decorator
@inline
function hold(every: bool, x: usize, out: usize, outer: usize, count: usize, inner: usize): void {
  for (let o: usize = 0; o < outer; o++, x += count * inner, out += inner) {
    if (inner == 1) {
      let i: usize = 0;
      let found = every;
      for (; i + 16 <= count; i += 16) {
        const sixteen = v128.load(x + i);
        if (every ? !i8x16.all_true(sixteen) : v128.any_true(sixteen)) {
          found = !every;
          break;
        }
      }
      for (; i < count && found == every; i++) if ((load<u8>(x + i) != 0) != every) found = !every;
      store<u8>(out, found ? 1 : 0);
      continue;
    }
    memory.copy(out, x, inner);
    for (let r: usize = 1; r < count; r++) {
      const row = x + r * inner;
      let i: usize = 0;
      for (; i + 16 <= inner; i += 16) {
        const a = v128.load(out + i);
        const b = v128.load(row + i);
        v128.store(out + i, every ? v128.and(a, b) : v128.or(a, b));
      }
      for (; i < inner; i++) {
        const a = load<u8>(out + i);
        const b = load<u8>(row + i);
        store<u8>(out + i, every ? a & b : a | b);
      }
    }
  }
}
