/**
 * Where two plain values first differ, by bits, as a path (`ratios.0.log10`); `undefined` if they do not. Typed arrays
 * and arrays of the same numbers are the same.
 *
 * @param isEarlier Whether `a` was written when its kind had fewer fields: those that it has not are then no difference.
 */
export const firstDifference = (a: unknown, b: unknown, isEarlier = false): string | undefined =>
  differingPlace(a, b, isEarlier)?.join('.');

/** The same, key by key: a key may hold a point, as a layer's name does. */
export function differingPlace(a: unknown, b: unknown, isEarlier = false): readonly string[] | undefined {
  if (Object.is(a, b)) return undefined;
  if (!isObject(a) || !isObject(b)) return [];
  const [keysOfA, keysOfB] = [keysOf(a), keysOf(b)];
  if (Array.isArray(a) !== Array.isArray(b) && !ArrayBuffer.isView(a) && !ArrayBuffer.isView(b)) return [];
  const keys = keysOfA.length >= keysOfB.length || (isEarlier && !isList(a)) ? keysOfA : keysOfB;
  for (const key of keys) {
    const found = differingPlace(a[key], b[key], isEarlier);
    if (found) return [key, ...found];
  }
  return undefined;
}

/** What is at such a place. */
export const valueAt = (value: unknown, place: readonly string[]): unknown =>
  place.reduce<unknown>((inner, key) => (isObject(inner) ? inner[key] : undefined), value);

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const isList = (value: object): boolean => Array.isArray(value) || ArrayBuffer.isView(value);

/** Without those that JSON leaves out. */
const keysOf = (value: Readonly<Record<string, unknown>>): readonly string[] =>
  Object.keys(value).filter((key) => value[key] !== undefined);
