/** The step of the newest measurement in what is kept of a diagnostic; undefined before any. */
export function measuredAt(state: object): number | undefined {
  const { latest, entries, step } = state as {
    readonly latest?: { readonly step?: number };
    readonly entries?: readonly { readonly step?: number }[];
    readonly step?: number;
  }; // a kind keeps its newest measurement, all of them, or what they add up to
  const newest = latest?.step ?? entries?.at(-1)?.step ?? step;
  return newest === undefined || newest < 0 ? undefined : newest;
}
