import type {
  BestParameters,
  BudgetSpent,
  CadencesChosen,
  DiagnosticFailed,
  Finding,
  LossAverage,
  RunControlled,
  RunEvaluated,
  RunStarted,
} from '@weir/core';
import { noAverage } from '@weir/core';
import { diagnosticKinds } from '@weir/diagnostics';
import type { States } from '@weir/diagnostics';
import type { Moment } from './moment.ts';

/**
 * `waiting` for its first event; `interrupted` when it was cut off, with its server or its worker, and may be taken up again;
 * `lost` when its server no longer knows it.
 */
export type Phase =
  'waiting' | 'running' | 'paused' | 'completed' | 'stopped' | 'failed' | 'interrupted' | 'lost';

/** How far a run was after so many seconds of training. */
interface SpeedMark {
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
  readonly average: LossAverage;
  /** What each diagnostic's measurements add up to; `loss` is made of the progress, which every run has. */
  readonly measured: States;
  /** Every one there ever was; those that ended say at which step. */
  readonly findings: readonly Finding[];
  readonly failures: readonly DiagnosticFailed[];
  readonly evaluation?: RunEvaluated;
  /** All that there were, thinned. */
  readonly evaluations: readonly RunEvaluated[];
  /** Commands that changed its training, and those that were refused. */
  readonly changes: readonly RunControlled[];
  /** What had been measured by some of its steps, first to last. */
  readonly past: readonly Moment[];
  /** Steps a second at most, where that is limited. */
  readonly limit?: number | undefined;
  /** Which parameters early stopping kept. */
  readonly best?: BestParameters;
  /** What its budget, if it has one, has chosen or come to. */
  readonly budget?: CadencesChosen | BudgetSpent;
  /** Another tab of this browser trains it: it cannot be commanded from here. */
  readonly elsewhere?: true;
  /** It failed because its numbers were no longer finite. */
  readonly notFinite?: true;
  /** Which rule or what else ended it, or why it failed. */
  readonly reason?: string;
}

/** A run of which nothing is known yet. */
export const unknownRun: RunState = {
  phase: 'waiting',
  step: 0,
  marks: [],
  average: noAverage,
  // Each kind's own empty state under its own name, which is what `States` says.
  measured: Object.fromEntries(diagnosticKinds.map((kind) => [kind.type, kind.state.initial])) as States,
  findings: [],
  failures: [],
  evaluations: [],
  changes: [],
  past: [],
};
