import type { RunEvent } from '@weir/core';

/** Shows, while a run lasts, where it stands. */
export interface ProgressView {
  event(event: RunEvent): void;
  /** A line in between. */
  say(line: string): void;
  /** Leaves the terminal as it was, also after an error. */
  end(): void;
}
