import type { RunCommand, RunEvent, ScheduledCommand } from '@weir/core';
import type { StepAnatomy } from '@weir/diagnostics';
import type { ComposeAnswers, ComposeQuestion } from '../compose/composeMessages.ts';
import type { ComparisonPlace, Fork, LossHistory, Preset, RunSummary } from '../source/runSource.ts';

/** Which of the runs of a comparison. */
export interface Place {
  readonly variant: string;
  readonly comparison: ComparisonPlace;
}

/** What a worker is to train. */
export type Task =
  | { readonly type: 'preset'; readonly preset: string; readonly place?: Place }
  | {
      readonly type: 'configuration';
      readonly config: unknown;
      /** What it is to be commanded, at which steps. */
      readonly commands?: readonly ScheduledCommand[];
    }
  /** The twin of one that is kept. */
  | { readonly type: 'fork'; readonly fork: Fork }
  /** One that is kept: where it stands, or as it ended. */
  | { readonly type: 'kept'; readonly id: string };

/** What the page says to a worker. */
export type ToWorker =
  | { readonly type: 'presets' }
  /** Asks for the runs that are kept in this browser. */
  | { readonly type: 'kept' }
  /** Asks for the loss of each step of one that is kept. */
  | { readonly type: 'losses'; readonly id: string }
  /** Asks for a step of one that is kept, taken apart. */
  | { readonly type: 'anatomy'; readonly id: string; readonly step: number }
  | { readonly type: 'compose'; readonly question: ComposeQuestion }
  /** Is to be said once. The worker holds the lock for as long as it lives. */
  | { readonly type: 'train'; readonly task: Task; readonly lock: string }
  | { readonly type: 'command'; readonly command: RunCommand };

/** What a worker says to the page. */
export type FromWorker =
  | { readonly type: 'presets'; readonly presets: readonly Preset[] }
  | { readonly type: 'kept'; readonly runs: readonly RunSummary[] }
  | { readonly type: 'losses'; readonly history: LossHistory }
  | { readonly type: 'anatomy'; readonly anatomy: StepAnatomy }
  | { readonly type: 'composed'; readonly answer: ComposeAnswers[ComposeQuestion['ask']] }
  /** What was asked for cannot be: in the words of the command line. */
  | { readonly type: 'refused'; readonly message: string }
  | { readonly type: 'begun'; readonly id: string; readonly name: string; readonly startedAt: string }
  | { readonly type: 'note'; readonly note: string }
  | { readonly type: 'events'; readonly events: readonly RunEvent[] }
  | { readonly type: 'failed'; readonly name: string; readonly message: string }
  | { readonly type: 'completed' };
