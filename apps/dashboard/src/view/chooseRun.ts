import type { RunSummary } from '../source/runSource.ts';

/** Which run is shown, or which one was asked for that there is not. */
export interface Choice {
  readonly shown?: string;
  /** Asked for, and nowhere to be had. */
  readonly missing?: string;
}

/**
 * Which run to show: the one asked for; where none is, the one that is shown, else the newest. A run that is shown stays
 * though its server has forgotten it; another is never put in its place, nor in that of one asked for in vain.
 */
export function chooseRun(
  wanted: string | undefined,
  { shown }: Choice,
  runs: readonly RunSummary[],
): Choice {
  if (wanted === undefined) {
    const newest = shown ?? runs[0]?.id;
    return newest === undefined ? {} : { shown: newest };
  }
  return wanted === shown || runs.some(({ id }) => id === wanted) ? { shown: wanted } : { missing: wanted };
}
