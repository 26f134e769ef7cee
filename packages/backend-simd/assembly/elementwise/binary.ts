import { storePart } from '../parts';

// Constants that the compiler folds into each function below. Those from EQUAL on give bytes.
const ADD = 0;
const SUB = 1;
const MUL = 2;
const DIV = 3;
const MAXIMUM = 4;
const MINIMUM = 5;
const SQUARED_DIFFERENCE = 6;
const ELU_GRAD = 7;
const EQUAL = 8;
const NOT_EQUAL = 9;
const LESS = 10;
const LESS_EQUAL = 11;
const GREATER = 12;
const GREATER_EQUAL = 13;

/** A single operand, four times: rows then run over it without moving on. */
const repeatedA = memory.data(16, 16);
const repeatedB = memory.data(16, 16);

// `out = f(a, b)` for `rows` of `columns` values, which are written without gaps, as bytes 0 and 1 for comparisons.
// `aRow` is the way from one row of `a` to the next in bytes (0: always the same); `aMoves` says whether a row's values
// are `columns` neighbours or one for all. The same for `b`. `out` may be `a` or `b` where those move fully.

/** `a + b`. */
export function add(
  a: usize, aRow: usize, aMoves: bool, b: usize, bRow: usize, bMoves: bool, out: usize, rows: usize, columns: usize,
): void {
  join(ADD, a, aRow, aMoves, b, bRow, bMoves, out, rows, columns);
}
/** `a − b`. */
export function subtract(
  a: usize, aRow: usize, aMoves: bool, b: usize, bRow: usize, bMoves: bool, out: usize, rows: usize, columns: usize,
): void {
  join(SUB, a, aRow, aMoves, b, bRow, bMoves, out, rows, columns);
}
/** `a · b`. */
export function multiply(
  a: usize, aRow: usize, aMoves: bool, b: usize, bRow: usize, bMoves: bool, out: usize, rows: usize, columns: usize,
): void {
  join(MUL, a, aRow, aMoves, b, bRow, bMoves, out, rows, columns);
}
/** `a / b`. */
export function divide(
  a: usize, aRow: usize, aMoves: bool, b: usize, bRow: usize, bMoves: bool, out: usize, rows: usize, columns: usize,
): void {
  join(DIV, a, aRow, aMoves, b, bRow, bMoves, out, rows, columns);
}
/** `max(a, b)`. */
export function maximum(
  a: usize, aRow: usize, aMoves: bool, b: usize, bRow: usize, bMoves: bool, out: usize, rows: usize, columns: usize,
): void {
  join(MAXIMUM, a, aRow, aMoves, b, bRow, bMoves, out, rows, columns);
}
/** `min(a, b)`. */
export function minimum(
  a: usize, aRow: usize, aMoves: bool, b: usize, bRow: usize, bMoves: bool, out: usize, rows: usize, columns: usize,
): void {
  join(MINIMUM, a, aRow, aMoves, b, bRow, bMoves, out, rows, columns);
}
/** `(a − b)²`. */
export function squaredDifference(
  a: usize, aRow: usize, aMoves: bool, b: usize, bRow: usize, bMoves: bool, out: usize, rows: usize, columns: usize,
): void {
  join(SQUARED_DIFFERENCE, a, aRow, aMoves, b, bRow, bMoves, out, rows, columns);
}
/** `b ≥ 0 ? a : a · (b + 1)`. */
export function eluSlope(
  a: usize, aRow: usize, aMoves: bool, b: usize, bRow: usize, bMoves: bool, out: usize, rows: usize, columns: usize,
): void {
  join(ELU_GRAD, a, aRow, aMoves, b, bRow, bMoves, out, rows, columns);
}
/** `a = b`. */
export function equal(
  a: usize, aRow: usize, aMoves: bool, b: usize, bRow: usize, bMoves: bool, out: usize, rows: usize, columns: usize,
): void {
  join(EQUAL, a, aRow, aMoves, b, bRow, bMoves, out, rows, columns);
}
/** `a ≠ b`. */
export function notEqual(
  a: usize, aRow: usize, aMoves: bool, b: usize, bRow: usize, bMoves: bool, out: usize, rows: usize, columns: usize,
): void {
  join(NOT_EQUAL, a, aRow, aMoves, b, bRow, bMoves, out, rows, columns);
}
/** `a < b`. */
export function less(
  a: usize, aRow: usize, aMoves: bool, b: usize, bRow: usize, bMoves: bool, out: usize, rows: usize, columns: usize,
): void {
  join(LESS, a, aRow, aMoves, b, bRow, bMoves, out, rows, columns);
}
/** `a ≤ b`. */
export function lessEqual(
  a: usize, aRow: usize, aMoves: bool, b: usize, bRow: usize, bMoves: bool, out: usize, rows: usize, columns: usize,
): void {
  join(LESS_EQUAL, a, aRow, aMoves, b, bRow, bMoves, out, rows, columns);
}
/** `a > b`. */
export function greater(
  a: usize, aRow: usize, aMoves: bool, b: usize, bRow: usize, bMoves: bool, out: usize, rows: usize, columns: usize,
): void {
  join(GREATER, a, aRow, aMoves, b, bRow, bMoves, out, rows, columns);
}
/** `a ≥ b`. */
export function greaterEqual(
  a: usize, aRow: usize, aMoves: bool, b: usize, bRow: usize, bMoves: bool, out: usize, rows: usize, columns: usize,
): void {
  join(GREATER_EQUAL, a, aRow, aMoves, b, bRow, bMoves, out, rows, columns);
}

// @ts-ignore: decorator
@inline
function join(
  kind: i32, a: usize, aRow: usize, aMoves: bool, b: usize, bRow: usize, bMoves: bool, out: usize, rows: usize, columns: usize,
): void {
  const aStep: usize = aMoves ? 16 : 0;
  const bStep: usize = bMoves ? 16 : 0;
  const whole = (columns & ~3) << (kind >= EQUAL ? 0 : 2);
  const rest = columns & 3;
  for (let row: usize = 0; row < rows; row++, a += aRow, b += bRow) {
    let x = a;
    let y = b;
    if (!aMoves) {
      v128.store(repeatedA, v128.load32_splat(a));
      x = repeatedA;
    }
    if (!bMoves) {
      v128.store(repeatedB, v128.load32_splat(b));
      y = repeatedB;
    }
    if (kind >= EQUAL) {
      for (const end = out + whole; out != end; out += 4, x += aStep, y += bStep) {
        v128.store32_lane(out, bits(binaryValue(kind, v128.load(x), v128.load(y))), 0);
      }
      if (rest) {
        const flags = bits(binaryValue(kind, v128.load(x), v128.load(y)));
        v128.store8_lane(out, flags, 0);
        if (rest > 1) v128.store8_lane(out, flags, 1, 1);
        if (rest > 2) v128.store8_lane(out, flags, 2, 2);
        out += rest;
      }
    } else {
      for (const end = out + whole; out != end; out += 16, x += aStep, y += bStep) {
        v128.store(out, binaryValue(kind, v128.load(x), v128.load(y)));
      }
      if (rest) {
        storePart(out, binaryValue(kind, v128.load(x), v128.load(y)), rest);
        out += rest << 2;
      }
    }
  }
}

/** The lowest bit of each lane as four bytes. */
// @ts-ignore: decorator
@inline
function bits(mask: v128): v128 {
  return v128.and(v128.shuffle<u8>(mask, mask, 0, 4, 8, 12, 0, 4, 8, 12, 0, 4, 8, 12, 0, 4, 8, 12), i8x16.splat(1));
}

// @ts-ignore: decorator
@inline
function binaryValue(kind: i32, a: v128, b: v128): v128 {
  if (kind == ADD) return f32x4.add(a, b);
  if (kind == SUB) return f32x4.sub(a, b);
  if (kind == MUL) return f32x4.mul(a, b);
  if (kind == DIV) return f32x4.div(a, b);
  if (kind == MAXIMUM) return f32x4.max(a, b);
  if (kind == MINIMUM) return f32x4.min(a, b);
  if (kind == SQUARED_DIFFERENCE) {
    const d = f32x4.sub(a, b);
    return f32x4.mul(d, d);
  }
  if (kind == ELU_GRAD) {
    return v128.bitselect(a, f32x4.mul(a, f32x4.add(b, f32x4.splat(1))), f32x4.ge(b, f32x4.splat(0)));
  }
  if (kind == EQUAL) return f32x4.eq(a, b);
  if (kind == NOT_EQUAL) return f32x4.ne(a, b);
  if (kind == LESS) return f32x4.lt(a, b);
  if (kind == LESS_EQUAL) return f32x4.le(a, b);
  if (kind == GREATER) return f32x4.gt(a, b);
  return f32x4.ge(a, b);
}
