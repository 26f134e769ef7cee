/**
 * A copy of plain data in which nothing is shared, not even what the original has in two places: a state that is
 * changed in place must be as it will be once a checkpoint has taken it apart and put it together.
 *
 * Records, arrays, typed arrays and primitive values; a record's undefined values stay.
 */
export function treeCopy<Data>(data: Data): Data {
  if (typeof data !== 'object' || data === null) return data;
  // What is copied is of the type that it was.
  if (Array.isArray(data)) return data.map((item: unknown) => treeCopy(item)) as Data;
  if (ArrayBuffer.isView(data)) return structuredClone(data);
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [key, treeCopy<unknown>(value)]),
  ) as Data;
}
