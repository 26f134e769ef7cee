import type { RunSummary } from '../source/runSource.ts';

/** How a run stands, in a word: one that did all its steps, or broke off, with a loss that ran away has diverged. */
export function statusWord({ status, diverged }: Pick<RunSummary, 'status' | 'diverged'>): string {
  return diverged && (status === 'completed' || status === 'failed') ? 'diverged' : status;
}
