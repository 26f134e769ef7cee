const name = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,119}$/;

/** Whether something can name a run or a file of one. */
export const isName = (text: string): boolean => name.test(text);

/**
 * A path within a store, which cannot lead out of it: names of letters, digits, `.`, `_` and `-`, none of which begins
 * with a dot or has more than 120 characters, joined by `/`.
 *
 * @throws RangeError if it is none.
 */
export function checkedPath(path: string): readonly string[] {
  const names = path.split('/');
  if (!names.every(isName)) {
    throw new RangeError(
      `store: path must be names of letters, digits, ".", "_" and "-", got ${JSON.stringify(path.slice(0, 200))}; ` +
        'weir ls lists the ids of runs',
    );
  }
  return names;
}
