/** No list of a configuration is longer: a range beyond it leads nowhere, and is not counted out. */
const longest = 100_000;

/** The indices that a segment of a path stands for: 2 and 5 to 8 of `2,5-8`. None where it is no such thing, or a range runs down. */
export function indicesOf(segment: string): readonly number[] {
  if (!/^\d+(-\d+)?(,\d+(-\d+)?)*$/.test(segment)) return [];
  const ranges = segment.split(',').map((part) => {
    const [first = NaN, last = first] = part.split('-').map(Number);
    return { first, last };
  });
  if (ranges.some(({ first, last }) => last < first || last > longest)) return [];
  return ranges.flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, at) => first + at));
}
