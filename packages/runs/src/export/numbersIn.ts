/** Longer lists of numbers in a measurement, such as the counts of a histogram, are no cells of a table. */
const longestList = 64;

/** A histogram as measurements hold it: counts of bins of equal width between `low` and `high`. */
export interface PlainHistogram {
  readonly low: number;
  readonly high: number;
  readonly counts: readonly number[];
}

/** Every number in a measurement by its path; what has a `name` is called by it. */
export function* numbersIn(value: unknown, path = ''): Generator<readonly [key: string, value: number]> {
  if (typeof value === 'number') yield [path, value];
  if (isLongList(value)) return;
  for (const [key, inner] of partsOf(value, path)) yield* numbersIn(inner, key);
}

/** Histograms in a measurement by their path, whatever they are called. */
export function* histogramsIn(value: unknown, path = ''): Generator<readonly [string, PlainHistogram]> {
  if (isHistogram(value)) yield [path, value];
  else for (const [key, inner] of partsOf(value, path)) yield* histogramsIn(inner, key);
}

/** What an object or a list consists of, each by its path: that of the whole, and its own name, key or place. */
function partsOf(value: unknown, path: string): readonly (readonly [key: string, inner: unknown])[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).map(([key, inner]: [string, unknown]) => {
    const name = (Array.isArray(value) ? nameOf(inner) : undefined) ?? key;
    return [path === '' ? name : `${path}.${name}`, inner];
  });
}

const nameOf = (value: unknown): string | undefined =>
  typeof value === 'object' && value !== null && 'name' in value && typeof value.name === 'string'
    ? value.name
    : undefined;

const isLongList = (value: unknown): boolean =>
  (Array.isArray(value) || ArrayBuffer.isView(value)) &&
  'length' in value &&
  Number(value.length) > longestList;

const isHistogram = (value: unknown): value is PlainHistogram =>
  typeof value === 'object' &&
  value !== null &&
  'low' in value &&
  'high' in value &&
  'counts' in value &&
  Array.isArray(value.counts) &&
  value.counts.length > 0;
