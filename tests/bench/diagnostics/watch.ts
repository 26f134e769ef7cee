import { defaultDiagnostics, diagnosticKinds } from '@weir/diagnostics';
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

/** What makes a diagnostic run the network on other examples than the step's: names drawn, images classified, moments calibrated. */
const asking: ReadonlySet<string> = new Set(['probe', 'draw', 'classified', 'calibrated']);

/**
 * All diagnostics of steps. One that asks the network of other examples takes as long as many steps do, and is no part
 * of one.
 */
export const ofSteps: readonly DiagnosticName[] = diagnosticKinds
  .filter(({ needs }) => !needs.some((input) => asking.has(input)))
  .map(({ type }) => type);

/** The default ones, all of them. */
export const defaults: readonly DiagnosticName[] = defaultDiagnostics.map(({ type }) => type);

/** Those of them that are of steps. */
export const defaultsOfSteps = defaults.filter((name) => ofSteps.includes(name));

/** Diagnostics at every step. */
export const everyStep = (names: readonly DiagnosticName[]): Pick<Watch, 'diagnostics'> => ({
  diagnostics: names.map((type) => ({ type, every: 1 })),
});
