/**
 * Where two plain values first differ, by bits, as a path (`ratios.0.log10`); `undefined` if they do not. Typed arrays
 * and arrays of the same numbers are the same.
 *
 * @param isEarlier Whether `a` was written when its kind had fewer fields: those that it has not are then no difference.
 */
export function firstDifference(a: unknown, b: unknown, isEarlier = false, path = ''): string | undefined {
  if (Object.is(a, b)) return undefined;
  if (!isObject(a) || !isObject(b)) return path;
  const [keysOfA, keysOfB] = [keysOf(a), keysOf(b)];
  if (Array.isArray(a) !== Array.isArray(b) && !ArrayBuffer.isView(a) && !ArrayBuffer.isView(b)) return path;
  const keys = keysOfA.length >= keysOfB.length || (isEarlier && !isList(a)) ? keysOfA : keysOfB;
  for (const key of keys) {
    const found = firstDifference(a[key], b[key], isEarlier, path === '' ? key : `${path}.${key}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const isList = (value: object): boolean => Array.isArray(value) || ArrayBuffer.isView(value);

/** Without those that JSON leaves out. */
const keysOf = (value: Readonly<Record<string, unknown>>): readonly string[] =>
  Object.keys(value).filter((key) => value[key] !== undefined);
