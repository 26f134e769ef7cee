/**
 * Where two plain values first differ, by bits, as a path (`ratios.0.log10`); `undefined` if they do not. Typed arrays
 * and arrays of the same numbers are the same.
 */
export function firstDifference(a: unknown, b: unknown, path = ''): string | undefined {
  if (Object.is(a, b)) return undefined;
  if (!isObject(a) || !isObject(b)) return path;
  const [keysOfA, keysOfB] = [keysOf(a), keysOf(b)];
  if (Array.isArray(a) !== Array.isArray(b) && !ArrayBuffer.isView(a) && !ArrayBuffer.isView(b)) return path;
  for (const key of keysOfA.length >= keysOfB.length ? keysOfA : keysOfB) {
    const found = firstDifference(a[key], b[key], path === '' ? key : `${path}.${key}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** Without those that JSON leaves out. */
const keysOf = (value: Readonly<Record<string, unknown>>): readonly string[] =>
  Object.keys(value).filter((key) => value[key] !== undefined);
