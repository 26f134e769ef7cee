import type {
  BudgetSpent,
  CadencesChosen,
  DiagnosticFailed,
  Finding,
  RunEvaluated,
  RunStarted,
} from '@weir/core';
import { diagnosticKinds } from '@weir/diagnostics';
import type { States } from '@weir/diagnostics';

/** `waiting` for its first event; `lost` when its server no longer knows it. */
export type Phase = 'waiting' | 'running' | 'paused' | 'completed' | 'stopped' | 'failed' | 'lost';

/** How far a run was after so many seconds of training. */
export interface SpeedMark {
  readonly step: number;
  readonly seconds: number;
}

/** All that the page shows of a run, immutable. */
export interface RunState {
  readonly phase: Phase;
  readonly started?: RunStarted;
  /** Steps done. */
  readonly step: number;
  readonly loss?: number;
  /** Of the very first minibatch. */
  readonly initialLoss?: number;
  readonly learningRate?: number;
  /** Steps a second: of late while it trains, overall once it has ended. */
  readonly speed?: number;
  readonly marks: readonly SpeedMark[];
  /** Σ sᵏ lossₙ₋ₖ and Σ sᵏ, whose ratio is the moving average of the loss. */
  readonly average: { readonly sum: number; readonly weight: number };
  /** What each diagnostic's measurements add up to; `loss` is made of the progress, which every run has. */
  readonly measured: States;
  /** Open findings, the gravest first, then by depth. */
  readonly findings: readonly Finding[];
  /** Those that have healed, each as of the step at which it was cleared. */
  readonly healed: readonly Finding[];
  readonly failures: readonly DiagnosticFailed[];
  readonly evaluation?: RunEvaluated;
  /** What its budget, if it has one, has chosen or come to. */
  readonly budget?: CadencesChosen | BudgetSpent;
  /** Which rule ended it, or why it failed. */
  readonly reason?: string;
}

/** A run of which nothing is known yet. */
export const unknownRun: RunState = {
  phase: 'waiting',
  step: 0,
  marks: [],
  average: { sum: 0, weight: 0 },
  // Each kind's own empty state under its own name, which is what `States` says.
  measured: Object.fromEntries(diagnosticKinds.map((kind) => [kind.type, kind.state.initial])) as States,
  findings: [],
  healed: [],
  failures: [],
};
