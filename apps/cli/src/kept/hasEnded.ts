import type { StoredRun } from '@weir/runs';

/** Whether nothing is left to train or to evaluate. A failure is what its configuration leads to: it would fail again. */
export function hasEnded({ status, events }: StoredRun, checkpoints: readonly number[]): boolean {
  if (status === 'failed') return true;
  const finished = events.findLast((event) => event.type === 'finished');
  // Killed between its last word and its last checkpoint, it has that yet to make.
  return (status === 'completed' || status === 'stopped') && checkpoints.includes(finished?.steps ?? -1);
}
