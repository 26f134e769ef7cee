/** So many of the largest are kept in order as the values come; more are sorted out of all. */
export const MOST_INSERTED: usize = 64;

/** Bytes of working space that `largest` needs. */
export function largestScratch(count: usize, k: usize): usize {
  return k > MOST_INSERTED ? (DIGITS * DIGIT_VALUES << 2) + (count << 4) : 16;
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

/** Digits of a key, and how many values one has. */
const DIGIT: u32 = 8;
const DIGITS: usize = 4;
const DIGIT_VALUES: usize = 1 << DIGIT;

/** Sorts keys and places, digit by digit from the last, from one half of the working space to the other and back. */
function sortAll(x: usize, values: usize, places: usize, count: usize, k: usize, scratch: usize): void {
  const starts = scratch;
  let from = scratch + (DIGITS * DIGIT_VALUES << 2);
  let to = from + (count << 3);
  memory.fill(starts, 0, DIGITS * DIGIT_VALUES << 2);
  for (let i: usize = 0; i < count; i++) {
    const key = descending(load<f32>(x + (i << 2)));
    store<u32>(from + (i << 3), key);
    store<u32>(from + (i << 3), <u32>i, 4);
    for (let digit: usize = 0; digit < DIGITS; digit++) {
      const at = startOf(starts, digit, key);
      store<u32>(at, load<u32>(at) + 1);
    }
  }
  for (let digit: usize = 0; digit < DIGITS; digit++) {
    // A digit that all keys share moves none.
    if (load<u32>(startOf(starts, digit, load<u32>(from))) == <u32>count) continue;
    let start: u32 = 0;
    for (let at = starts + (digit * DIGIT_VALUES << 2), end = at + (DIGIT_VALUES << 2); at != end; at += 4) {
      const here = load<u32>(at);
      store<u32>(at, start);
      start += here;
    }
    for (let at = from, end = from + (count << 3); at != end; at += 8) {
      const start = startOf(starts, digit, load<u32>(at));
      const place = load<u32>(start);
      store<u32>(start, place + 1);
      store<u64>(to + (<usize>place << 3), load<u64>(at));
    }
    const done = from;
    from = to;
    to = done;
  }
  for (let i: usize = 0; i < k; i++) {
    const place = load<i32>(from + (i << 3), 4);
    store<i32>(places + (i << 2), place);
    store<f32>(values + (i << 2), valueAt(x, place));
  }
}

// @ts-ignore: decorator
@inline
function startOf(starts: usize, digit: usize, key: u32): usize {
  return starts + ((digit << DIGIT | <usize>(key >> (<u32>digit << 3) & 0xff)) << 2);
}

/** A number that rises as the value falls: NaN's is the largest, and both zeros have the same. */
// @ts-ignore: decorator
@inline
function descending(value: f32): u32 {
  if (value != value) return 0xffffffff;
  const bits = reinterpret<u32>(value + 0);
  return bits >> 31 ? bits : ~bits & 0x7fffffff;
}

// @ts-ignore: decorator
@inline
function valueAt(x: usize, place: i32): f32 {
  return load<f32>(x + (<usize>place << 2));
}
