/** The vertical extent of a row. */
interface Row {
  readonly top: number;
  readonly bottom: number;
}

/** Where in a list what is dragged would come to stand: past each row whose middle the pointer has passed. */
export function dropIndex(rows: readonly Row[], from: number, pointer: number): number {
  const middles = rows.map(({ top, bottom }) => (top + bottom) / 2);
  const above = middles.filter((middle, at) => at !== from && middle < pointer).length;
  return above;
}
