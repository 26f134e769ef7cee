import type { RunEvent } from '@weir/core';

/** What part of a run is computed again, and what looks at it. */
export interface ReplayRequest {
  /** As in a configuration. */
  readonly diagnostics: readonly { readonly type: string }[];
  /** The first step that is looked at. */
  readonly from: number;
  /** The step before which it ends; absent for as far as the run came. */
  readonly to?: number;
}

/** A line beside what a replay measures: that parameters are those of a checkpoint, or what is damaged. */
interface ReplayNote {
  readonly type: 'note';
  readonly note: string;
}

/** What a replay says. */
export type ReplaySaid = RunEvent | ReplayNote;
