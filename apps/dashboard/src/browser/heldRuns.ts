/** Ids of the runs that a tab of this browser trains, without a worker that would have to be fetched; none where that is not known. */
export async function heldRuns(): Promise<ReadonlySet<string>> {
  const { locks } = navigator as Partial<Navigator>; // not there on a page that is not served securely
  const { held = [] } = (await locks?.query().catch(() => undefined)) ?? {};
  // As `opfsStore` calls the locks of runs.
  return new Set(held.flatMap(({ name = '' }) => /^weir opfs:runs run (.+)\/lock$/.exec(name)?.[1] ?? []));
}
