import type { DiagnosticName } from '@weir/diagnostics';

/** What watches a run that is timed. */
export interface Watch {
  /** Their cadences in steps; undefined: the default ones at theirs. */
  readonly diagnostics?: readonly { readonly type: DiagnosticName; readonly every: number }[];
  /** Whether the health rules watch too. */
  readonly rules: boolean;
}
