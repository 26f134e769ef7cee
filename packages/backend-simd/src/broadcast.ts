/** One axis of a broadcast, neighbours merged: its length, and how far it moves in each operand, in values. */
export interface BroadcastAxis {
  length: number;
  a: number;
  b: number;
}

/** The axes of `out` from the last to the first, those that both operands run through alike merged into one. */
export function broadcastAxes(
  a: readonly number[],
  b: readonly number[],
  out: readonly number[],
): BroadcastAxis[] {
  const axes: BroadcastAxis[] = [];
  let aStride = 1;
  let bStride = 1;
  for (let fromEnd = 1; fromEnd <= out.length; fromEnd++) {
    const length = out[out.length - fromEnd] ?? 1;
    if (length === 1) continue;
    const aLength = a[a.length - fromEnd] ?? 1;
    const bLength = b[b.length - fromEnd] ?? 1;
    const axis = { length, a: aLength === 1 ? 0 : aStride, b: bLength === 1 ? 0 : bStride };
    const inner = axes.at(-1);
    if (inner && axis.a === inner.a * inner.length && axis.b === inner.b * inner.length)
      inner.length *= length;
    else axes.push(axis);
    aStride *= aLength;
    bStride *= bLength;
  }
  return axes;
}

/** Calls `run` with the start of each block of the outer axes (from the third on) in both operands and the output. */
export function forEachBlock(
  axes: readonly BroadcastAxis[],
  run: (a: number, b: number, out: number) => void,
): void {
  const block = (axes[0]?.length ?? 1) * (axes[1]?.length ?? 1);
  let out = 0;
  const visit = (depth: number, a: number, b: number): void => {
    const axis = axes[depth];
    if (depth < 2 || !axis) {
      run(a, b, out);
      out += block;
      return;
    }
    for (let i = 0; i < axis.length; i++) visit(depth - 1, a + i * axis.a, b + i * axis.b);
  };
  visit(axes.length - 1, 0, 0);
}
