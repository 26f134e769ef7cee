// Where results go and what is added to them: fixed for the tiles of one call, byte strides.
export let outRow: usize = 0;
export let outColumn: usize = 0;
export let add: usize = 0;
export let addRow: usize = 0;
export let addColumn: usize = 0;
/** Whether rows of the result follow those of the tile. */
export let more = false;

/** Sets where results go: the way from one row and from one column to the next. */
// @ts-ignore: decorator
@inline
export function goTo(row: usize, column: usize): void {
  outRow = row;
  outColumn = column;
}

/** Sets what is added to them, by its strides. */
// @ts-ignore: decorator
@inline
export function addFrom(from: usize, row: usize, column: usize): void {
  add = from;
  addRow = row;
  addColumn = column;
}

/** Sets what is added to the next tile. */
// @ts-ignore: decorator
@inline
export function moveAdded(from: usize): void {
  add = from;
}

// @ts-ignore: decorator
@inline
export function expectMore(follows: bool): void {
  more = follows;
}

/** A tile that does not go out as whole vectors passes through here. */
export const tile = memory.data(3 * 12 * 4, 16);

/** The sum of what is to be added at that place of the tile and `vector`. */
// @ts-ignore: decorator
@inline
export function added(vector: v128, row: usize, column: usize): v128 {
  return f32x4.add(vector, v128.load(add + row * addRow + (column << 2)));
}

/** Writes up to four neighbouring values of a row. */
// @ts-ignore: decorator
@inline
export function put(to: usize, vector: v128, count: isize): void {
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
export function putTransposed(to: usize, a: v128, b: v128, c: v128): void {
  const low = v128.shuffle<f32>(a, b, 0, 4, 1, 5);
  const high = v128.shuffle<f32>(a, b, 2, 6, 3, 7);
  v128.store(to, v128.shuffle<f32>(low, c, 0, 1, 4, 4));
  v128.store(to + outColumn, v128.shuffle<f32>(low, c, 2, 3, 5, 5));
  v128.store(to + outColumn * 2, v128.shuffle<f32>(high, c, 0, 1, 6, 6));
  v128.store(to + outColumn * 3, v128.shuffle<f32>(high, c, 2, 3, 7, 7));
}

/** Writes the part of the tile that is within the result, value by value. */
export function putTile(to: usize, rows: usize, columns: usize, width: usize): void {
  for (let i: usize = 0; i < rows; i++) {
    for (let j: usize = 0; j < columns; j++) {
      let value = load<f32>(tile + ((i * width + j) << 2));
      if (add != 0) value += load<f32>(add + i * addRow + j * addColumn);
      store<f32>(to + i * outRow + j * outColumn, value);
    }
  }
}
