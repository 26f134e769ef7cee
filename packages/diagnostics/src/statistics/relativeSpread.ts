import type { Statistics } from '@weir/core';

/**
 * How large one tensor's values are beside another's: std over std; of single values, which have no spread, size over
 * size.
 */
export function relativeSpread(one: Statistics, other: Statistics): number {
  const isSingle = other.count + other.nonFinite === 1;
  return isSingle ? Math.abs(one.mean / other.mean) : one.std / other.std;
}
