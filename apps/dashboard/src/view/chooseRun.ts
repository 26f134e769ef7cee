import type { RunSummary } from '../source/serverApi.ts';

/**
 * Which run to show: the one asked for, else the one that is shown, else the newest. A run that the server
 * no longer has stays while there is no other.
 */
export function chooseRun(
  wanted: string | undefined,
  shown: string | undefined,
  runs: readonly RunSummary[],
): string | undefined {
  const known = (id: string | undefined) => id !== undefined && runs.some((run) => run.id === id);
  if (known(wanted)) return wanted;
  if (known(shown)) return shown;
  return runs[0]?.id ?? shown;
}
