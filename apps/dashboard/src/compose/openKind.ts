/** Which entry of a list is open once one has been taken out: the same one, at its new place. */
export function openAfterRemoval(open: number | undefined, removed: number): number | undefined {
  if (open === undefined || open === removed) return undefined;
  return open > removed ? open - 1 : open;
}

/** Which entry of a list is open once one has been moved: the same one, at its new place. */
export function openAfterMove(open: number | undefined, from: number, onto: number): number | undefined {
  if (open === undefined) return undefined;
  if (open === from) return onto;
  if (from < open && open <= onto) return open - 1;
  return onto <= open && open < from ? open + 1 : open;
}
