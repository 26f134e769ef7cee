// Where results go and what is added to them: fixed for the tiles of one block, byte strides.
export let outRow: usize = 0;
export let outColumn: usize = 0;
export let add: usize = 0;
export let addRow: usize = 0;
export let addColumn: usize = 0;

/** Sets where results go: the way from one row and from one column to the next. */
// @ts-ignore: decorator
@inline
export function goTo(row: usize, column: usize): void {
  outRow = row;
  outColumn = column;
}

/** Sets what is added to them, 0 for nothing, by its strides. */
// @ts-ignore: decorator
@inline
export function addFrom(from: usize, row: usize, column: usize): void {
  add = from;
  addRow = row;
  addColumn = column;
}

/** Writes up to four neighbouring values of a row, with what is to be added to them. */
// @ts-ignore: decorator
@inline
export function putRow(to: usize, plus: usize, vector: v128, count: isize): void {
  // May load past the last value to be added: those lanes are not written.
  const sum = plus == 0 ? vector : f32x4.add(vector, v128.load(plus));
  if (count >= 4) {
    v128.store(to, sum);
  } else if (count == 3) {
    v128.store64_lane(to, sum, 0);
    v128.store32_lane(to, sum, 2, 8);
  } else if (count == 2) {
    v128.store64_lane(to, sum, 0);
  } else if (count == 1) {
    v128.store32_lane(to, sum, 0);
  }
}

/** Whether rows of the tile go out as vectors. */
// @ts-ignore: decorator
@inline
export function alongRows(): bool {
  return outColumn == 4 && (add == 0 || addColumn == 4);
}

/** Whether columns of the tile are rows of the result, and of what is added. */
// @ts-ignore: decorator
@inline
export function alongColumns(): bool {
  return outRow == 4 && (add == 0 || addRow == 4);
}

/** Writes four columns of two rows as pairs of the result. */
// @ts-ignore: decorator
@inline
export function putPairs(to: usize, plus: usize, a: v128, b: v128): void {
  let low = v128.shuffle<f32>(a, b, 0, 4, 1, 5);
  let high = v128.shuffle<f32>(a, b, 2, 6, 3, 7);
  if (plus != 0) {
    low = f32x4.add(low, v128.load64_lane(plus + addColumn, v128.load64_zero(plus), 1));
    high = f32x4.add(high, v128.load64_lane(plus + addColumn * 3, v128.load64_zero(plus + addColumn * 2), 1));
  }
  v128.store64_lane(to, low, 0);
  v128.store64_lane(to + outColumn, low, 1);
  v128.store64_lane(to + outColumn * 2, high, 0);
  v128.store64_lane(to + outColumn * 3, high, 1);
}

/** Writes four columns of four rows as vectors of the result. */
// @ts-ignore: decorator
@inline
export function putFours(to: usize, plus: usize, a: v128, b: v128, c: v128, d: v128): void {
  const low01 = v128.shuffle<f32>(a, b, 0, 4, 1, 5);
  const high01 = v128.shuffle<f32>(a, b, 2, 6, 3, 7);
  const low23 = v128.shuffle<f32>(c, d, 0, 4, 1, 5);
  const high23 = v128.shuffle<f32>(c, d, 2, 6, 3, 7);
  let first = v128.shuffle<f64>(low01, low23, 0, 2);
  let second = v128.shuffle<f64>(low01, low23, 1, 3);
  let third = v128.shuffle<f64>(high01, high23, 0, 2);
  let fourth = v128.shuffle<f64>(high01, high23, 1, 3);
  if (plus != 0) {
    first = f32x4.add(first, v128.load(plus));
    second = f32x4.add(second, v128.load(plus + addColumn));
    third = f32x4.add(third, v128.load(plus + addColumn * 2));
    fourth = f32x4.add(fourth, v128.load(plus + addColumn * 3));
  }
  v128.store(to, first);
  v128.store(to + outColumn, second);
  v128.store(to + outColumn * 2, third);
  v128.store(to + outColumn * 3, fourth);
}

/** Writes a tile of any shape, `[rows][width]` at `tile`, value by value. */
export function putTile(tile: usize, to: usize, plus: usize, rows: usize, columns: usize, width: usize): void {
  for (let i: usize = 0; i < rows; i++) {
    for (let j: usize = 0; j < columns; j++) {
      let value = load<f32>(tile + ((i * width + j) << 2));
      if (plus != 0) value += load<f32>(plus + i * addRow + j * addColumn);
      store<f32>(to + i * outRow + j * outColumn, value);
    }
  }
}
