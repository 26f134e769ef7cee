import { lowBytes, storePart } from '../parts';
import { power4 } from './power';

// Constants that the compiler folds into each function below. Those from EQUAL on give bytes.
const ADD = 0;
const SUB = 1;
const MUL = 2;
const DIV = 3;
const MAXIMUM = 4;
const MINIMUM = 5;
const SQUARED_DIFFERENCE = 6;
const ELU_GRAD = 7;
const PRELU = 8;
const MOD = 9;
const POWER = 11;
const ARC_TANGENT = 12;
const ADD_INTS = 13;
const SUBTRACT_INTS = 14;
const MULTIPLY_INTS = 15;
const MAXIMUM_INTS = 16;
const MINIMUM_INTS = 17;
const FLOOR_DIVIDE_INTS = 18;
const AND_INTS = 19;
const EQUAL = 20;
const NOT_EQUAL = 21;
const LESS = 22;
const LESS_EQUAL = 23;
const GREATER = 24;
const GREATER_EQUAL = 25;
const EQUAL_INTS = 26;
const NOT_EQUAL_INTS = 27;
const LESS_INTS = 28;
const LESS_EQUAL_INTS = 29;
const GREATER_INTS = 30;
const GREATER_EQUAL_INTS = 31;

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

/** `a ≥ 0 ? a : a · b`. */
export function prelu(
  a: usize, aRow: usize, aMoves: bool, b: usize, bRow: usize, bMoves: bool, out: usize, rows: usize, columns: usize,
): void {
  join(PRELU, a, aRow, aMoves, b, bRow, bMoves, out, rows, columns);
}
/** The rest of `a / b`, with the sign of `b`. */
export function modulo(
  a: usize, aRow: usize, aMoves: bool, b: usize, bRow: usize, bMoves: bool, out: usize, rows: usize, columns: usize,
): void {
  join(MOD, a, aRow, aMoves, b, bRow, bMoves, out, rows, columns);
}
/** `aᵇ`. */
export function power(
  a: usize, aRow: usize, aMoves: bool, b: usize, bRow: usize, bMoves: bool, out: usize, rows: usize, columns: usize,
): void {
  join(POWER, a, aRow, aMoves, b, bRow, bMoves, out, rows, columns);
}
/** The angle of (b, a). */
export function arcTangentOf(
  a: usize, aRow: usize, aMoves: bool, b: usize, bRow: usize, bMoves: bool, out: usize, rows: usize, columns: usize,
): void {
  join(ARC_TANGENT, a, aRow, aMoves, b, bRow, bMoves, out, rows, columns);
}
/** `a + b` of int32. */
export function addInts(
  a: usize, aRow: usize, aMoves: bool, b: usize, bRow: usize, bMoves: bool, out: usize, rows: usize, columns: usize,
): void {
  join(ADD_INTS, a, aRow, aMoves, b, bRow, bMoves, out, rows, columns);
}
/** `a − b` of int32. */
export function subtractInts(
  a: usize, aRow: usize, aMoves: bool, b: usize, bRow: usize, bMoves: bool, out: usize, rows: usize, columns: usize,
): void {
  join(SUBTRACT_INTS, a, aRow, aMoves, b, bRow, bMoves, out, rows, columns);
}
/** `a · b` of int32. */
export function multiplyInts(
  a: usize, aRow: usize, aMoves: bool, b: usize, bRow: usize, bMoves: bool, out: usize, rows: usize, columns: usize,
): void {
  join(MULTIPLY_INTS, a, aRow, aMoves, b, bRow, bMoves, out, rows, columns);
}
/** `max(a, b)` of int32. */
export function maximumInts(
  a: usize, aRow: usize, aMoves: bool, b: usize, bRow: usize, bMoves: bool, out: usize, rows: usize, columns: usize,
): void {
  join(MAXIMUM_INTS, a, aRow, aMoves, b, bRow, bMoves, out, rows, columns);
}
/** `min(a, b)` of int32. */
export function minimumInts(
  a: usize, aRow: usize, aMoves: bool, b: usize, bRow: usize, bMoves: bool, out: usize, rows: usize, columns: usize,
): void {
  join(MINIMUM_INTS, a, aRow, aMoves, b, bRow, bMoves, out, rows, columns);
}
/** `⌊a / b⌋` of int32, 0 by 0. */
export function floorDivideInts(
  a: usize, aRow: usize, aMoves: bool, b: usize, bRow: usize, bMoves: bool, out: usize, rows: usize, columns: usize,
): void {
  join(FLOOR_DIVIDE_INTS, a, aRow, aMoves, b, bRow, bMoves, out, rows, columns);
}
/** The bits that `a` and `b` share. */
export function andInts(
  a: usize, aRow: usize, aMoves: bool, b: usize, bRow: usize, bMoves: bool, out: usize, rows: usize, columns: usize,
): void {
  join(AND_INTS, a, aRow, aMoves, b, bRow, bMoves, out, rows, columns);
}
/** `a = b` of int32. */
export function equalInts(
  a: usize, aRow: usize, aMoves: bool, b: usize, bRow: usize, bMoves: bool, out: usize, rows: usize, columns: usize,
): void {
  join(EQUAL_INTS, a, aRow, aMoves, b, bRow, bMoves, out, rows, columns);
}
/** `a ≠ b` of int32. */
export function notEqualInts(
  a: usize, aRow: usize, aMoves: bool, b: usize, bRow: usize, bMoves: bool, out: usize, rows: usize, columns: usize,
): void {
  join(NOT_EQUAL_INTS, a, aRow, aMoves, b, bRow, bMoves, out, rows, columns);
}
/** `a < b` of int32. */
export function lessInts(
  a: usize, aRow: usize, aMoves: bool, b: usize, bRow: usize, bMoves: bool, out: usize, rows: usize, columns: usize,
): void {
  join(LESS_INTS, a, aRow, aMoves, b, bRow, bMoves, out, rows, columns);
}
/** `a ≤ b` of int32. */
export function lessEqualInts(
  a: usize, aRow: usize, aMoves: bool, b: usize, bRow: usize, bMoves: bool, out: usize, rows: usize, columns: usize,
): void {
  join(LESS_EQUAL_INTS, a, aRow, aMoves, b, bRow, bMoves, out, rows, columns);
}
/** `a > b` of int32. */
export function greaterInts(
  a: usize, aRow: usize, aMoves: bool, b: usize, bRow: usize, bMoves: bool, out: usize, rows: usize, columns: usize,
): void {
  join(GREATER_INTS, a, aRow, aMoves, b, bRow, bMoves, out, rows, columns);
}
/** `a ≥ b` of int32. */
export function greaterEqualInts(
  a: usize, aRow: usize, aMoves: bool, b: usize, bRow: usize, bMoves: bool, out: usize, rows: usize, columns: usize,
): void {
  join(GREATER_EQUAL_INTS, a, aRow, aMoves, b, bRow, bMoves, out, rows, columns);
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
        v128.store32_lane(out, lowBytes(binaryValue(kind, v128.load(x), v128.load(y))), 0);
      }
      if (rest) {
        const flags = lowBytes(binaryValue(kind, v128.load(x), v128.load(y)));
        v128.store8_lane(out, flags, 0);
        if (rest > 1) v128.store8_lane(out, flags, 1, 1);
        if (rest > 2) v128.store8_lane(out, flags, 2, 2);
        out += rest;
      }
    } else {
      const end = out + whole;
      // Four at a time, where a turn of the loop costs as much as what it does.
      if (kind < ELU_GRAD || kind == PRELU) {
        for (; out + 48 < end; out += 64, x += aStep << 2, y += bStep << 2) {
          const first = binaryValue(kind, v128.load(x), v128.load(y));
          const second = binaryValue(kind, v128.load(x + aStep), v128.load(y + bStep));
          const third = binaryValue(kind, v128.load(x + (aStep << 1)), v128.load(y + (bStep << 1)));
          const fourth = binaryValue(kind, v128.load(x + aStep * 3), v128.load(y + bStep * 3));
          v128.store(out, first);
          v128.store(out, second, 16);
          v128.store(out, third, 32);
          v128.store(out, fourth, 48);
        }
      }
      for (; out != end; out += 16, x += aStep, y += bStep) {
        v128.store(out, binaryValue(kind, v128.load(x), v128.load(y)));
      }
      if (rest) {
        storePart(out, binaryValue(kind, v128.load(x), v128.load(y)), rest);
        out += rest << 2;
      }
    }
  }
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
  if (kind == PRELU) return v128.bitselect(f32x4.mul(a, b), a, f32x4.lt(a, f32x4.splat(0)));
  if (kind == POWER) return power4(a, b);
  if (kind == MOD || kind == ARC_TANGENT) {
    let value = f32x4.splat(scalarValue(kind, f32x4.extract_lane(a, 0), f32x4.extract_lane(b, 0)));
    value = f32x4.replace_lane(value, 1, scalarValue(kind, f32x4.extract_lane(a, 1), f32x4.extract_lane(b, 1)));
    value = f32x4.replace_lane(value, 2, scalarValue(kind, f32x4.extract_lane(a, 2), f32x4.extract_lane(b, 2)));
    return f32x4.replace_lane(value, 3, scalarValue(kind, f32x4.extract_lane(a, 3), f32x4.extract_lane(b, 3)));
  }
  if (kind == ADD_INTS) return i32x4.add(a, b);
  if (kind == SUBTRACT_INTS) return i32x4.sub(a, b);
  if (kind == MULTIPLY_INTS) return i32x4.mul(a, b);
  if (kind == MAXIMUM_INTS) return i32x4.max_s(a, b);
  if (kind == MINIMUM_INTS) return i32x4.min_s(a, b);
  if (kind == AND_INTS) return v128.and(a, b);
  if (kind == FLOOR_DIVIDE_INTS) {
    const lower = f64x2.floor(f64x2.div(f64x2.convert_low_i32x4_s(a), f64x2.convert_low_i32x4_s(b)));
    const a2 = v128.shuffle<i32>(a, a, 2, 3, 2, 3);
    const b2 = v128.shuffle<i32>(b, b, 2, 3, 2, 3);
    const upper = f64x2.floor(f64x2.div(f64x2.convert_low_i32x4_s(a2), f64x2.convert_low_i32x4_s(b2)));
    const value = v128.shuffle<i32>(i32x4.trunc_sat_f64x2_s_zero(lower), i32x4.trunc_sat_f64x2_s_zero(upper), 0, 1, 4, 5);
    return v128.andnot(value, i32x4.eq(b, i32x4.splat(0)));
  }
  if (kind == EQUAL_INTS) return i32x4.eq(a, b);
  if (kind == NOT_EQUAL_INTS) return i32x4.ne(a, b);
  if (kind == LESS_INTS) return i32x4.lt_s(a, b);
  if (kind == LESS_EQUAL_INTS) return i32x4.le_s(a, b);
  if (kind == GREATER_INTS) return i32x4.gt_s(a, b);
  if (kind == GREATER_EQUAL_INTS) return i32x4.ge_s(a, b);
  if (kind == EQUAL) return f32x4.eq(a, b);
  if (kind == NOT_EQUAL) return f32x4.ne(a, b);
  if (kind == LESS) return f32x4.lt(a, b);
  if (kind == LESS_EQUAL) return f32x4.le(a, b);
  if (kind == GREATER) return f32x4.gt(a, b);
  return f32x4.ge(a, b);
}

// @ts-ignore: decorator
@inline
function scalarValue(kind: i32, a: f32, b: f32): f32 {
  if (kind == MOD) return moduloOf(a, b);
  return Mathf.atan2(a, b);
}

function moduloOf(a: f32, b: f32): f32 {
  const rest = a % b;
  if ((a < 0 && b < 0) || (a >= 0 && b >= 0)) return rest;
  return <f32>((<f64>rest + <f64>b) % <f64>b);
}
