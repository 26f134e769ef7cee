import type { SavedState } from '@weir/core';
import type { Checkpoint } from '../checkpoint/checkpoint.ts';

/** Where a run is taken up that has a past. */
export interface TakenUp {
  /** Steps done at the checkpoint that it goes on from; 0 if there is none yet. */
  readonly from: number;
  /** Seconds of training up to there. */
  readonly seconds: number;
  /** Steps done as far as they are recorded: those behind `from` are computed again, and compared. */
  readonly recorded: number;
}

/**
 * Where a run is taken up; `undefined` of one that has no past.
 *
 * @param last The last step of which anything is recorded behind the checkpoint; −1 of nothing.
 */
export function takenUpAt(checkpoint: Checkpoint | undefined, last: number): TakenUp | undefined {
  const from = checkpoint?.step ?? 0;
  const recorded = Math.max(from, last + 1);
  return recorded === 0 ? undefined : { from, seconds: secondsOf(checkpoint?.state), recorded };
}

function secondsOf(state: SavedState | undefined): number {
  const seconds = state?.['seconds'];
  return typeof seconds === 'number' ? seconds : 0;
}
