import { diagnosticKinds } from '@weir/diagnostics';
import type { DiagnosticName } from '@weir/diagnostics';

/** What watches a run that is timed. */
export interface Watch {
  /** Their cadences in steps. Absent: the default ones at theirs. */
  readonly diagnostics?: readonly { readonly type: DiagnosticName; readonly every: number }[];
  /** Whether the health rules watch too. */
  readonly rules: boolean;
  /** Share of the time of plain steps that watching may take. Absent: any. */
  readonly budget?: number;
}

/**
 * All diagnostics of steps. One that asks the network of other batches takes as long as many steps do, and is no part
 * of one.
 */
export const ofSteps: readonly DiagnosticName[] = diagnosticKinds
  .filter(({ needs }) => !needs.includes('probe'))
  .map(({ type }) => type);

/** Diagnostics at every step. */
export const everyStep = (names: readonly DiagnosticName[]): Pick<Watch, 'diagnostics'> => ({
  diagnostics: names.map((type) => ({ type, every: 1 })),
});
