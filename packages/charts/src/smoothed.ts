/**
 * Means over windows around each value, which do not lag behind a fall as an average of the past does: there it would
 * stand above the data. A window reaches as far forward as back, so at the beginning it is short; at the end, where
 * there is nothing ahead, it looks back alone.
 *
 * @param reach Values to either side of a window's middle. Default a fiftieth of all.
 */
export function smoothed(
  values: readonly number[],
  reach = Math.max(4, Math.round(values.length / 50)),
): readonly number[] {
  const sums = new Float64Array(values.length + 1);
  values.forEach((value, at) => (sums[at + 1] = (sums[at] ?? 0) + value));
  return values.map((_, at) => {
    const back = Math.min(reach, at);
    const from = at - back;
    const to = Math.min(values.length, at + back + 1);
    return ((sums[to] ?? 0) - (sums[from] ?? 0)) / (to - from);
  });
}
