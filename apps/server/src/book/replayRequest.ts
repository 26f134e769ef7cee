import type { RunEvent } from '@weir/core';

/** What part of a run is computed again, and what looks at it. */
export interface ReplayRequest {
  /** As in a configuration; whoever trains checks their options. */
  readonly diagnostics: readonly { readonly type: string }[];
  /** The first step that is looked at. */
  readonly from: number;
  /** The step before which it ends. Default: as far as the run came. */
  readonly to?: number;
}

/** What a replay says: an event of the run, or a line of how it goes, as that parameters are a checkpoint's bit for bit. */
export type ReplaySaid = RunEvent | { readonly type: 'note'; readonly note: string };
