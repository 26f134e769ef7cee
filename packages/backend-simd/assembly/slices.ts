// Slices of a tensor that rows of indices name, `strides` int32 apart along each of the axes they go along.

import { fillBits } from './memory';
import { copyValues } from './parts';

/** Writes the updates over what is there. */
const WRITE: i32 = 0;
const ADD_FLOATS: i32 = 1;

// @ts-ignore: decorator
@inline
function sliceAt(indices: usize, strides: usize, depth: usize): i64 {
  let slice: i64 = 0;
  for (let axis: usize = 0; axis < depth << 2; axis += 4) {
    slice += <i64>load<i32>(indices + axis) * <i64>load<i32>(strides + axis);
  }
  return slice;
}

/**
 * `out [count, length]` = the slices of `x [slices, length]` that the rows of `indices [count, depth]` name. Returns the first
 * row that names none and stops, else −1.
 */
export function gatherSlices(
  x: usize, slices: usize, indices: usize, out: usize, count: usize, depth: usize, strides: usize, length: usize,
): i32 {
  const row = depth << 2;
  const bytes = length << 2;
  for (let i: usize = 0; i < count; i++, indices += row, out += bytes) {
    const slice = sliceAt(indices, strides, depth);
    if (<u64>slice >= <u64>slices) return <i32>i;
    copyValues(x + <usize>slice * bytes, out, length);
  }
  return -1;
}

/**
 * Puts `updates`, `step` bytes apart, into the slices of `out [slices, length]` that the rows of `indices [count, depth]` name.
 * Returns the first row that names none and stops, else −1.
 *
 * @param how 0 writes, 1 adds float32, 2 adds int32.
 */
export function scatterSlices(
  updates: usize, step: usize, indices: usize, out: usize, slices: usize, count: usize, depth: usize, strides: usize,
  length: usize, how: i32,
): i32 {
  const row = depth << 2;
  for (let i: usize = 0; i < count; i++, indices += row, updates += step) {
    const slice = sliceAt(indices, strides, depth);
    if (<u64>slice >= <u64>slices) return <i32>i;
    const to = out + (<usize>slice * length << 2);
    if (how == WRITE) copyValues(updates, to, length);
    else if (how == ADD_FLOATS) addFloats(updates, to, length);
    else for (let c: usize = 0; c < length << 2; c += 4) store<i32>(to + c, load<i32>(to + c) + load<i32>(updates + c));
  }
  return -1;
}

// @ts-ignore: decorator
@inline
function addFloats(from: usize, to: usize, count: usize): void {
  const end = from + (count << 2);
  for (; from + 16 <= end; from += 16, to += 16) v128.store(to, f32x4.add(v128.load(to), v128.load(from)));
  for (; from < end; from += 4, to += 4) store<f32>(to, load<f32>(to) + load<f32>(from));
}

/** `out [count, depth]`: `on` where the column is the row's index, else `off`; int32 where `whole`, else float32. */
export function oneHot(indices: usize, out: usize, count: usize, depth: usize, on: f32, off: f32, whole: bool): void {
  const onBits: u32 = whole ? <u32><i32>on : reinterpret<u32>(on);
  fillBits(out, count * depth, whole ? <u32><i32>off : reinterpret<u32>(off));
  for (const end = indices + (count << 2); indices != end; indices += 4, out += depth << 2) {
    const index = load<u32>(indices);
    if (<usize>index < depth) store<u32>(out + (<usize>index << 2), onBits);
  }
}
