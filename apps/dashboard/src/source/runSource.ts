import type { Observable } from 'rxjs';
import type { RunCommand, ScheduledCommand, Severity, SplitEvaluation } from '@weir/core';
import type { StepAnatomy } from '@weir/diagnostics';
import type { RunState } from '../run/runState.ts';
import type { KeptHere } from './keptHere.ts';
import type { ReplayRequest, ReplaySaid } from './replay.ts';
import type { StartWeights } from './startWeights.ts';

/** A run that can be had by name. */
export interface Preset {
  readonly name: string;
  /** What it is, in a line. */
  readonly description: string;
  /** What to look at while it trains, in a paragraph. */
  readonly lookAt?: string;
  /** What sets each of the runs that it compares apart; absent or empty where it is one run. */
  readonly variants?: readonly string[];
  /** As it is written; of the first, where it compares several. */
  readonly configuration?: unknown;
}

/** A preset's comparison that a run is part of. */
export interface ComparisonPlace {
  /** The same for all its runs. */
  readonly id: string;
  readonly name: string;
  /** What sets each run apart, first to last; those that have not begun are to come. */
  readonly variants: readonly string[];
  /** It is a run and its forks, rather than a preset's runs. */
  readonly isFamily?: true;
}

/** A run's losses at even distances, each a mean over neighbouring steps; null where none was finite. */
export interface LossHistory {
  readonly steps: readonly number[];
  readonly losses: readonly (number | null)[];
}

/** What makes a run the twin of another. */
export interface Fork {
  /** Id of the run whose twin it is. */
  readonly parent: string;
  /** Steps that they share; 0 of one that trains from its beginning. */
  readonly step: number;
  /** What differs, as it follows `--set`. */
  readonly set: readonly string[];
}

/** Where a run stands. */
export interface RunSummary {
  readonly id: string;
  readonly name: string;
  /** `interrupted`: cut off before its end, and kept; `closed`: cut off and not kept. */
  readonly status: 'running' | 'paused' | 'completed' | 'stopped' | 'failed' | 'interrupted' | 'closed';
  readonly step: number;
  readonly steps: number;
  readonly loss?: number | null;
  /** Of the first step. */
  readonly initialLoss?: number | null;
  /** Whether its loss has come to stand far above its beginning, or is not finite. */
  readonly diverged?: true;
  /** What its health rules find at the moment. */
  readonly findings?: { readonly count: number; readonly gravest: Severity };
  /** Of each split, by the newest evaluation. */
  readonly evaluation?: Readonly<Record<string, SplitEvaluation>>;
  /** Which of the runs of a comparison it is; absent for a run on its own. */
  readonly variant?: string;
  readonly comparison?: ComparisonPlace;
  /** Whose twin it is. */
  readonly fork?: Fork;
  readonly startedAt: string;
  readonly error?: string;
  /**
   * The process that trains it, where that is another than the server, or another tab of this browser: it cannot be commanded
   * from here.
   */
  readonly trainedBy?: { readonly host: string; readonly pid: number } | 'tab';
  /** Where it is from, where runs are from several places: a server, this browser, or a folder that was dropped. */
  readonly origin?: 'server' | 'browser' | 'folder';
  /** The file whose weights it started with. */
  readonly weights?: string;
  /** What is to be known of it besides: that it is not kept, that it is slow here. */
  readonly note?: string;
}

/** What is to be run: a preset by name, or a configuration. */
export type RunRequest =
  | { readonly preset: string }
  | {
      readonly config: unknown;
      readonly commands?: readonly ScheduledCommand[];
      /** What its network starts with, where this browser trains it. */
      readonly weights?: StartWeights;
    };

/** Where runs come from: a server, or this browser. Each promise rejects with a message for the reader. */
export interface RunSource {
  readonly kind: 'server' | 'browser';
  presets(): Promise<readonly Preset[]>;
  /** Newest first. */
  runs(): Promise<readonly RunSummary[]>;
  losses(id: string): Promise<LossHistory>;
  /** The loss of each step, as far as they are kept. */
  eachLoss(id: string): Promise<LossHistory>;
  start(request: RunRequest): Promise<RunSummary>;
  command(id: string, command: RunCommand): Promise<void>;
  /**
   * A run as it grows.
   *
   * @param interrupted Called when the connection breaks.
   */
  watch(id: string, interrupted: () => void): Observable<RunState>;
  /** A step of a run, taken apart, without touching the run; absent where that cannot be had. */
  anatomy?(id: string, step: number): Promise<StepAnatomy>;
  /**
   * A part of a run computed again from the nearest checkpoint, and looked at with other diagnostics, without touching the
   * run; absent where that cannot be had. Errors with a message for the reader.
   */
  replay?(id: string, request: ReplayRequest): Observable<ReplaySaid>;
  /** Begins a twin of a run; absent where there can be none. */
  fork?(fork: Fork): Promise<RunSummary>;
  /** What lies in this browser besides. */
  readonly kept?: KeptHere;
  /** Takes up a run that was interrupted, from where it was kept last. */
  resume(id: string): Promise<void>;
}
