const decade = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8] as const;

/** No diagnostic is thinned further. */
const mostMultiple = 1000;

/**
 * The smallest of 1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 50, 60, 80, 100, … 1000 that is at least `needed`;
 * 1000 where none is. Round, so that steps measured are easy to name; close enough that, past 2, no more than a third
 * of a budget is left over.
 */
export function roundMultiple(needed: number): number {
  for (let scale = 1; scale < mostMultiple; scale *= 10) {
    const found = decade.map((part) => part * scale).find((one) => Number.isInteger(one) && one >= needed);
    if (found !== undefined) return found;
  }
  return mostMultiple;
}
