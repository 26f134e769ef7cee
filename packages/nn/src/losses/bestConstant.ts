/**
 * Mean loss over targets of the best output that is the same for all of them, of a loss that is convex in the output:
 * its slope's sum is 0 there, which bisection finds. Summed in float64.
 *
 * @param bounds Between which the best output lies.
 */
export function lossOfBestConstant(
  { value, slope }: Convex,
  targets: ArrayLike<number>,
  bounds: readonly [low: number, high: number],
): number {
  const sumOf = (f: Convex['value'], output: number): number => {
    let sum = 0;
    for (let at = 0; at < targets.length; at++) sum += f(output, targets[at] ?? NaN);
    return sum;
  };
  let [low, high] = bounds;
  for (let halving = 0; halving < halvings && low < high; halving++) {
    const middle = (low + high) / 2;
    if (sumOf(slope, middle) < 0) low = middle;
    else high = middle;
  }
  return sumOf(value, (low + high) / 2) / targets.length;
}

/** A loss of one output, with its slope. */
interface Convex {
  value(output: number, target: number): number;
  slope(output: number, target: number): number;
}

/** Leaves a millionth of a millionth of the bounds: float32 outputs tell no more apart. */
const halvings = 40;
