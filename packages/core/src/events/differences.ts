/** One place at which two plain values differ. */
export interface Difference {
  /** Keys and indices from the top: `model.0.out`; empty where the whole differs. */
  readonly path: string;
  /** A value that is not there is undefined. */
  readonly a: unknown;
  readonly b: unknown;
}

/**
 * Where two plain values differ, as configurations do: every key whose values are not the same, with both. A list and an
 * object differ as wholes.
 *
 * @example
 * ```ts
 * import { differences } from '@weir/core';
 *
 * differences({ seed: 1, model: [{ out: 3 }] }, { seed: 1, model: [{ out: 4 }] }); // → [{ path: 'model.0.out', a: 3, b: 4 }]
 * ```
 */
export function differences(a: unknown, b: unknown): readonly Difference[] {
  return within(a, b, '');
}

function within(a: unknown, b: unknown, path: string): readonly Difference[] {
  if (Object.is(a, b)) return [];
  if (!isObject(a) || !isObject(b) || Array.isArray(a) !== Array.isArray(b)) return [{ path, a, b }];
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  return keys.flatMap((key) => within(a[key], b[key], path === '' ? key : `${path}.${key}`));
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
