/** So many of the largest are kept in order as the values come; more are sorted out of all. */
export const MOST_INSERTED: usize = 64;

/** Bytes of working space that `largest` needs. */
export function largestScratch(count: usize, k: usize): usize {
  return k > MOST_INSERTED ? count << 3 : 16;
}

/**
 * The `k` largest values of each row of `x [rows, count]`, in order, to `values [rows, k]`, and their places to the int32
 * `places`: of equal values the first comes first, NaN last.
 */
export function largest(x: usize, values: usize, places: usize, rows: usize, count: usize, k: usize, scratch: usize): void {
  for (let row: usize = 0; row < rows; row++, x += count << 2, values += k << 2, places += k << 2) {
    if (k <= MOST_INSERTED) insertAll(x, values, places, count, k);
    else sortAll(x, values, places, count, k, scratch);
  }
}

function insertAll(x: usize, values: usize, places: usize, count: usize, k: usize): void {
  const last = (k - 1) << 2;
  for (let i: usize = 0; i < count; i++) {
    const value = load<f32>(x + (i << 2));
    let at = last;
    if (i < k) at = i << 2;
    else if (!precedes(value, load<f32>(values + last))) continue;
    for (; at > 0; at -= 4) {
      const before = load<f32>(values + at - 4);
      if (!precedes(value, before)) break;
      store<f32>(values + at, before);
      store<i32>(places + at, load<i32>(places + at - 4));
    }
    store<f32>(values + at, value);
    store<i32>(places + at, <i32>i);
  }
}

// @ts-ignore: decorator
@inline
function precedes(a: f32, b: f32): bool {
  return a > b || (b != b && a == a);
}

/** Sorts the places by merging runs, from one half of the working space to the other and back. */
function sortAll(x: usize, values: usize, places: usize, count: usize, k: usize, scratch: usize): void {
  let from = scratch;
  let to = scratch + (count << 2);
  for (let i: usize = 0; i < count; i++) store<i32>(from + (i << 2), <i32>i);
  for (let width: usize = 1; width < count; width <<= 1) {
    for (let start: usize = 0; start < count; start += width << 1) {
      const middle = min(start + width, count);
      const end = min(middle + width, count);
      let a = start;
      let b = middle;
      for (let i = start; i < end; i++) {
        const left = load<i32>(from + (a << 2));
        const right = load<i32>(from + (b << 2));
        const second = a == middle || (b < end && precedes(valueAt(x, right), valueAt(x, left)));
        store<i32>(to + (i << 2), second ? right : left);
        if (second) b++;
        else a++;
      }
    }
    const done = from;
    from = to;
    to = done;
  }
  for (let i: usize = 0; i < k; i++) {
    const place = load<i32>(from + (i << 2));
    store<i32>(places + (i << 2), place);
    store<f32>(values + (i << 2), valueAt(x, place));
  }
}

// @ts-ignore: decorator
@inline
function valueAt(x: usize, place: i32): f32 {
  return load<f32>(x + (<usize>place << 2));
}
