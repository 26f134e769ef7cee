// Element-wise functions of float32.

import { log4 } from './logarithm';
import { storePart } from './parts';

// Constants that the compiler folds into each function below.
const NEG = 0;
const ABS = 1;
const SQUARE = 2;
const SQRT = 3;
const RSQRT = 4;
const RECIPROCAL = 5;
const LOG = 6;
const RELU6 = 7;
const STEP = 8;
const CLIP = 9;

// Each function is one of its own: in one with all, the engine sets up the constants of all. Each does `count` values, may
// run over into the rest of the last vector, which a block of the heap always has, and may write over `x`.

/** `y = −x`. */
export function negate(x: usize, y: usize, count: usize, alpha: f32): void {
  map(NEG, x, y, count, alpha, 0);
}
/** `y = |x|`. */
export function absolute(x: usize, y: usize, count: usize, alpha: f32): void {
  map(ABS, x, y, count, alpha, 0);
}
/** `y = x²`. */
export function square(x: usize, y: usize, count: usize, alpha: f32): void {
  map(SQUARE, x, y, count, alpha, 0);
}
/** `y = √x`. */
export function squareRoot(x: usize, y: usize, count: usize, alpha: f32): void {
  map(SQRT, x, y, count, alpha, 0);
}
/** `y = 1 / √x`. */
export function inverseSquareRoot(x: usize, y: usize, count: usize, alpha: f32): void {
  map(RSQRT, x, y, count, alpha, 0);
}
/** `y = 1 / x`. */
export function reciprocal(x: usize, y: usize, count: usize, alpha: f32): void {
  map(RECIPROCAL, x, y, count, alpha, 0);
}
/** `y = ln x`. */
export function logarithm(x: usize, y: usize, count: usize, alpha: f32): void {
  map(LOG, x, y, count, alpha, 0);
}
/** `y = min(max(x, 0), 6)`. */
export function relu6(x: usize, y: usize, count: usize, alpha: f32): void {
  map(RELU6, x, y, count, alpha, 0);
}
/** `y = x > 0 ? 1 : alpha`. */
export function step(x: usize, y: usize, count: usize, alpha: f32): void {
  map(STEP, x, y, count, alpha, 0);
}
/** `y = min(max(x, alpha), beta)`. */
export function clip(x: usize, y: usize, count: usize, alpha: f32, beta: f32): void {
  map(CLIP, x, y, count, alpha, beta);
}

// @ts-ignore: decorator
@inline
function map(kind: i32, x: usize, y: usize, count: usize, first: f32, second: f32): void {
  const alpha = f32x4.splat(first);
  const beta = f32x4.splat(second);
  const end = x + (count << 2);
  // Four vectors a turn: the engine sets up each constant once a turn.
  for (; x + 64 <= end; x += 64, y += 64) {
    const a = unaryValue(kind, v128.load(x), alpha, beta);
    const b = unaryValue(kind, v128.load(x, 16), alpha, beta);
    const c = unaryValue(kind, v128.load(x, 32), alpha, beta);
    const d = unaryValue(kind, v128.load(x, 48), alpha, beta);
    v128.store(y, a);
    v128.store(y, b, 16);
    v128.store(y, c, 32);
    v128.store(y, d, 48);
  }
  for (; x < end; x += 16, y += 16) v128.store(y, unaryValue(kind, v128.load(x), alpha, beta));
}

// @ts-ignore: decorator
@inline
function unaryValue(kind: i32, x: v128, alpha: v128, beta: v128): v128 {
  const zero = f32x4.splat(0);
  const one = f32x4.splat(1);
  if (kind == NEG) return f32x4.neg(x);
  if (kind == ABS) return f32x4.abs(x);
  if (kind == SQUARE) return f32x4.mul(x, x);
  if (kind == SQRT) return f32x4.sqrt(x);
  if (kind == RSQRT) return f32x4.div(one, f32x4.sqrt(x));
  if (kind == RECIPROCAL) return f32x4.div(one, x);
  if (kind == LOG) return log4(x);
  // `pmax` and `pmin` keep a NaN in their first operand, in one instruction.
  if (kind == RELU6) return f32x4.pmin(f32x4.pmax(x, zero), f32x4.splat(6));
  if (kind == STEP) {
    const value = v128.xor(alpha, v128.and(v128.xor(alpha, one), f32x4.gt(x, zero)));
    return v128.or(value, v128.and(x, f32x4.ne(x, x)));
  }
  return f32x4.pmin(f32x4.pmax(x, alpha), beta);
}

// Constants, as above. Those from EQUAL on give bytes.
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

/** `out = condition ? a : b`, with `condition` in bytes. */
export function choose(condition: usize, a: usize, b: usize, out: usize, count: usize): void {
  for (const end = out + ((count & ~3) << 2); out != end; out += 16, a += 16, b += 16, condition += 4) {
    v128.store(out, chosen(condition, a, b));
  }
  if (count & 3) storePart(out, chosen(condition, a, b), count & 3);
}

// @ts-ignore: decorator
@inline
function chosen(condition: usize, a: usize, b: usize): v128 {
  const flags = i32x4.extend_low_i16x8_u(i16x8.extend_low_i8x16_u(v128.load32_zero(condition)));
  return v128.bitselect(v128.load(b), v128.load(a), i32x4.eq(flags, i32x4.splat(0)));
}

/** int32 to float32. */
export function floatsOfInts(x: usize, y: usize, count: usize): void {
  for (const end = x + (count << 2); x < end; x += 16, y += 16) v128.store(y, f32x4.convert_i32x4_s(v128.load(x)));
}

/** Bytes to float32. */
export function floatsOfBytes(x: usize, y: usize, count: usize): void {
  for (const end = x + count; x < end; x += 4, y += 16) {
    const wide = i32x4.extend_low_i16x8_u(i16x8.extend_low_i8x16_u(v128.load32_zero(x)));
    v128.store(y, f32x4.convert_i32x4_s(wide));
  }
}
