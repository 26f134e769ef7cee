import type { ScheduledCommand } from '@weir/core';

/** What to run: a preset by name, or a configuration. */
export interface RunRequest {
  readonly preset?: string;
  readonly config?: unknown;
  /** What it is to be commanded, at which steps. Default nothing. */
  readonly commands?: readonly ScheduledCommand[];
  /** Which of the runs that the preset compares. Default the first. */
  readonly variant?: string;
  /** Whether it came over HTTP, so that what it names may not be read freely nor quoted. Default false. */
  readonly remote?: boolean;
}

/** One of the runs of a comparison. */
export type VariantRequest = RunRequest & { readonly variant: string };
