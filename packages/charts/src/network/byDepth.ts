/**
 * Compares names of layers, or of their parameters, by their place in the network: `3.tanh`, `4.residual`,
 * `4.residual.1.relu`, `11.tanh`. Names without a place are left in the order they came in.
 */
export function byDepth(one: string, other: string): number {
  const here = place(one);
  const there = place(other);
  if (here.length === 0 || there.length === 0) return 0;
  for (let level = 0; level < Math.min(here.length, there.length); level++) {
    const difference = (here[level] ?? 0) - (there[level] ?? 0);
    if (difference !== 0) return difference;
  }
  return here.length - there.length;
}

/** Position at each level: `[4, 1]` of `4.residual.1.relu`. */
function place(name: string): readonly number[] {
  return name
    .split('.')
    .filter((part) => /^\d+$/.test(part))
    .map(Number);
}
