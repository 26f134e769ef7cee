// Vectors of fewer than four values, at the end of a row that another row or another tensor follows.

/** The first `count` (1 to 3) values from `from` on; the others are 0. */
// @ts-ignore: decorator
@inline
export function loadPart(from: usize, count: usize): v128 {
  if (count == 1) return v128.load32_zero(from);
  const two = v128.load64_zero(from);
  return count == 2 ? two : v128.load32_lane(from + 8, two, 2);
}

/** Writes the first `count` (1 to 3) values of a vector. */
// @ts-ignore: decorator
@inline
export function storePart(to: usize, vector: v128, count: usize): void {
  if (count == 1) {
    v128.store32_lane(to, vector, 0);
    return;
  }
  v128.store64_lane(to, vector, 0);
  if (count == 3) v128.store32_lane(to + 8, vector, 2);
}

/** The same for 1 to 4 values: whole vectors go by one instruction. */
// @ts-ignore: decorator
@inline
export function loadLanes(from: usize, count: usize): v128 {
  return count == 4 ? v128.load(from) : loadPart(from, count);
}

// @ts-ignore: decorator
@inline
export function storeLanes(to: usize, vector: v128, count: usize): void {
  if (count == 4) v128.store(to, vector);
  else storePart(to, vector, count);
}

/** Copies `count` 4-byte values exactly. */
// @ts-ignore: decorator
@inline
export function copyValues(from: usize, to: usize, count: usize): void {
  const stop = from + (count << 2);
  for (; from + 16 <= stop; from += 16, to += 16) v128.store(to, v128.load(from));
  for (; from < stop; from += 4, to += 4) store<u32>(to, load<u32>(from));
}

/** The lowest bit of each lane as four bytes. */
// @ts-ignore: decorator
@inline
export function lowBytes(mask: v128): v128 {
  return v128.and(v128.shuffle<u8>(mask, mask, 0, 4, 8, 12, 0, 4, 8, 12, 0, 4, 8, 12, 0, 4, 8, 12), i8x16.splat(1));
}
