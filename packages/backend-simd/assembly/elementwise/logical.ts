// Functions of truth values, which are bytes 0 and 1.

const AND = 0;
const OR = 1;
const XOR = 2;

/** `y = not x`; may write over `x`. */
export function logicalNot(x: usize, y: usize, count: usize): void {
  const end = x + count;
  for (; x + 16 <= end; x += 16, y += 16) v128.store(y, v128.xor(v128.load(x), i8x16.splat(1)));
  for (; x < end; x++, y++) store<u8>(y, load<u8>(x) ^ 1);
}

// Rows and columns as for the functions of two float32, but in bytes.

/** `a and b`. */
export function logicalAnd(
  a: usize, aRow: usize, aMoves: bool, b: usize, bRow: usize, bMoves: bool, out: usize, rows: usize, columns: usize,
): void {
  join(AND, a, aRow, aMoves, b, bRow, bMoves, out, rows, columns);
}
/** `a or b`. */
export function logicalOr(
  a: usize, aRow: usize, aMoves: bool, b: usize, bRow: usize, bMoves: bool, out: usize, rows: usize, columns: usize,
): void {
  join(OR, a, aRow, aMoves, b, bRow, bMoves, out, rows, columns);
}
/** Either `a` or `b`. */
export function logicalXor(
  a: usize, aRow: usize, aMoves: bool, b: usize, bRow: usize, bMoves: bool, out: usize, rows: usize, columns: usize,
): void {
  join(XOR, a, aRow, aMoves, b, bRow, bMoves, out, rows, columns);
}

// @ts-ignore: decorator
@inline
function join(
  kind: i32, a: usize, aRow: usize, aMoves: bool, b: usize, bRow: usize, bMoves: bool, out: usize, rows: usize, columns: usize,
): void {
  for (let row: usize = 0; row < rows; row++, a += aRow, b += bRow) {
    const allA = v128.load8_splat(a);
    const allB = v128.load8_splat(b);
    let i: usize = 0;
    for (; i + 16 <= columns; i += 16, out += 16) {
      v128.store(out, joined(kind, aMoves ? v128.load(a + i) : allA, bMoves ? v128.load(b + i) : allB));
    }
    for (; i < columns; i++, out++) {
      const value = joined(kind, v128.load8_splat(aMoves ? a + i : a), v128.load8_splat(bMoves ? b + i : b));
      v128.store8_lane(out, value, 0);
    }
  }
}

// @ts-ignore: decorator
@inline
function joined(kind: i32, a: v128, b: v128): v128 {
  if (kind == AND) return v128.and(a, b);
  return kind == OR ? v128.or(a, b) : v128.xor(a, b);
}
