/** On which side of an entry a line shows that what is dragged would come to stand; undefined where it shows none. */
export function dropMark(
  at: number,
  dragged: number | undefined,
  over: number,
): 'before' | 'after' | undefined {
  if (dragged === undefined || over !== at || over === dragged) return undefined;
  return over < dragged ? 'before' : 'after';
}
