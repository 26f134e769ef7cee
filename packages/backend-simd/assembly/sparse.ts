// Sparse tensors: the indices of their values, row by row.

/**
 * Of the rows that `indices [count, step / 4]` begin with: `ends [rows]` int32 = how many values there are up to each row's end,
 * one in a row without any; `empty [rows]` bool = whether it is without any. Returns the first place whose row is not in
 * 0 … rows − 1 and stops, else −1.
 */
export function countSparseRows(indices: usize, step: usize, count: usize, rows: usize, ends: usize, empty: usize): i32 {
  memory.fill(ends, 0, rows << 2);
  for (let i: usize = 0; i < count; i++, indices += step) {
    const row = load<u32>(indices);
    if (row >= <u32>rows) return <i32>i;
    const at = ends + (<usize>row << 2);
    store<i32>(at, load<i32>(at) + 1);
  }
  let end = 0;
  for (let row: usize = 0; row < rows; row++) {
    const at = ends + (row << 2);
    const here = load<i32>(at);
    store<u8>(empty + row, here == 0 ? 1 : 0);
    end += max(here, 1);
    store<i32>(at, end);
  }
  return -1;
}

/**
 * The values and their indices in the order of their rows, and `fallback` at the start of each row without any. Writes over
 * `ends`; `places [count]` int32 = where each value went.
 */
export function fillSparseRows(
  indices: usize, step: usize, values: usize, count: usize, rows: usize, ends: usize, empty: usize, fallback: usize,
  outIndices: usize, outValues: usize, places: usize,
): void {
  // Backwards, so that a row's values keep their order as its end moves to its start.
  for (let i = count; i > 0; i--) {
    const from = indices + (i - 1) * step;
    const end = ends + (<usize>load<u32>(from) << 2);
    const place = load<u32>(end) - 1;
    store<u32>(end, place);
    store<u32>(places + (i - 1 << 2), place);
    store<u32>(outValues + (<usize>place << 2), load<u32>(values + (i - 1 << 2)));
    const to = outIndices + <usize>place * step;
    for (let axis: usize = 0; axis < step; axis += 4) store<u32>(to + axis, load<u32>(from + axis));
  }
  for (let row: usize = 0; row < rows; row++) {
    if (!load<u8>(empty + row)) continue;
    const place = <usize>load<u32>(ends + (row << 2)) - 1;
    store<u32>(outValues + (place << 2), load<u32>(fallback));
    const to = outIndices + place * step;
    store<u32>(to, <u32>row);
    for (let axis: usize = 4; axis < step; axis += 4) store<u32>(to + axis, 0);
  }
}

/** `out [count, outRank]` = the places of `indices [count, rank]` in another shape; both shapes by their strides, the last 1. */
export function reshapeIndices(
  indices: usize, rank: usize, strides: usize, out: usize, outRank: usize, outStrides: usize, count: usize,
): void {
  for (let i: usize = 0; i < count; i++, indices += rank << 2, out += outRank << 2) {
    let place: i64 = 0;
    for (let axis: usize = 0; axis < rank << 2; axis += 4) {
      place += <i64>load<i32>(indices + axis) * <i64>load<i32>(strides + axis);
    }
    // Shorter numbers are divided faster.
    if (place == <i64><i32>place) putPlace<i32>(<i32>place, out, outRank, outStrides);
    else putPlace<i64>(place, out, outRank, outStrides);
  }
}

// @ts-ignore: decorator
@inline
function putPlace<T>(place: T, out: usize, outRank: usize, outStrides: usize): void {
  const last = (outRank - 1) << 2;
  for (let axis: usize = 0; axis < last; axis += 4) {
    const stride = <T>load<i32>(outStrides + axis);
    const index = place / stride;
    store<i32>(out + axis, <i32>index);
    place -= index * stride;
  }
  store<i32>(out + last, <i32>place);
}
