import type { LossHistory, RunSource, RunSummary } from '../source/runSource.ts';

/** Losses by the id of their run. */
export type Histories = Readonly<Record<string, LossHistory>>;

/**
 * Fetches the losses of runs, of each again whenever it has come to stand elsewhere, and of one that could not be had at the
 * next look.
 *
 * @param report Called with all that are known, whenever some have come.
 * @returns what looks at how the runs stand.
 */
export function newestLosses(
  losses: RunSource['losses'],
  report: (histories: Histories) => void,
): (runs: readonly Pick<RunSummary, 'id' | 'step' | 'status'>[]) => void {
  /** How far each run was when its losses were last fetched. */
  const fetched = new Map<string, string>();
  let histories: Histories = {};
  return (runs) => {
    for (const { id, step, status } of runs) {
      const stand = `${step} ${status}`;
      if (fetched.get(id) === stand) continue;
      fetched.set(id, stand);
      losses(id).then(
        (history) => report((histories = { ...histories, [id]: history })),
        () => fetched.delete(id),
      );
    }
  };
}
