import { deepest, isPlainObject } from '../events/plainProblem.ts';

/**
 * A copy of plain data in which nothing is shared, not even what the original has in two places: a state that is
 * changed in place must be as it will be once a checkpoint has taken it apart and put it together.
 *
 * Records, arrays, typed arrays and primitive values; a record's undefined values stay. What is no plain data (a Map, an
 * object of a class) is not copied: whoever saves the state finds it.
 *
 * @throws TypeError if it leads back to itself.
 */
export function treeCopy<Data>(data: Data, depth = 0): Data {
  if (typeof data !== 'object' || data === null) return data;
  if (depth > deepest) throw new TypeError('it must be plain data, got a circle; leave out what leads back');
  // What is copied is of the type that it was.
  if (Array.isArray(data)) return data.map((item: unknown) => treeCopy(item, depth + 1)) as Data;
  if (ArrayBuffer.isView(data)) return structuredClone(data);
  if (!isPlainObject(data)) return data;
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [key, treeCopy<unknown>(value, depth + 1)]),
  ) as Data;
}
