import type { RunCommand, RunEvent, ScheduledCommand } from '@weir/core';
import type { StepAnatomy } from '@weir/diagnostics';
import type { ComposeAnswers, ComposeQuestion } from '../compose/composeMessages.ts';
import type { DroppedFile, TakenIn } from '../dropped/droppedFile.ts';
import type { StatusChanged } from '../run/statusChanged.ts';
import type { OwnFile } from '../source/keptHere.ts';
import type { ReplayRequest } from '../source/replay.ts';
import type { StartWeights } from '../source/startWeights.ts';
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
      readonly weights?: StartWeights;
    }
  /** The twin of one that is kept. */
  | { readonly type: 'fork'; readonly fork: Fork }
  | KeptTask;

/** A run that is kept: as it ended, or where it stands, from where it goes on; one that was paused waits there. */
export interface KeptTask {
  readonly type: 'kept';
  readonly id: string;
  /** It is looked at, and stays where it stands. */
  readonly isRead?: true;
  /** Somebody asked it to go on: it does though it was paused. */
  readonly isAsked?: true;
}

/** What a run began with and was commanded since: enough to compute it again. */
export interface RunOrigin {
  readonly config: unknown;
  readonly commands: readonly ScheduledCommand[];
  readonly weights?: StartWeights;
}

/** What the page says to a worker. */
export type ToWorker =
  | { readonly type: 'presets' }
  /** Asks for the runs that are kept in this browser. */
  | { readonly type: 'kept' }
  /** Asks for the loss of each step of one that is kept. */
  | { readonly type: 'losses'; readonly id: string }
  /** Asks for a step of one, taken apart; one that is not kept is computed again from its origin. */
  | { readonly type: 'anatomy'; readonly id: string; readonly step: number; readonly origin?: RunOrigin }
  /** Asks for a part of one that is kept, computed again: its events follow, with notes, and its completion. */
  | { readonly type: 'replay'; readonly id: string; readonly request: ReplayRequest }
  /** Gives the runs of folders, to be kept in this browser. */
  | { readonly type: 'takeIn'; readonly files: readonly DroppedFile[] }
  /** Asks for the files that somebody gave. */
  | { readonly type: 'files' }
  | { readonly type: 'removeFile'; readonly name: string }
  | { readonly type: 'removeRun'; readonly id: string }
  | { readonly type: 'compose'; readonly question: ComposeQuestion }
  /** Is to be said once. The worker holds the lock for as long as it lives; it trains on so many threads, if it may. */
  | { readonly type: 'train'; readonly task: Task; readonly lock: string; readonly threads: number }
  | { readonly type: 'command'; readonly command: RunCommand };

/** What a worker says to the page. */
export type FromWorker =
  | { readonly type: 'presets'; readonly presets: readonly Preset[] }
  | { readonly type: 'kept'; readonly runs: readonly RunSummary[] }
  | { readonly type: 'losses'; readonly history: LossHistory }
  | { readonly type: 'anatomy'; readonly anatomy: StepAnatomy }
  | { readonly type: 'takenIn'; readonly taken: TakenIn }
  | { readonly type: 'files'; readonly files: readonly OwnFile[] }
  | { readonly type: 'removed' }
  | { readonly type: 'composed'; readonly answer: ComposeAnswers[ComposeQuestion['ask']] }
  /** What was asked for cannot be: in the words of the command line. */
  | { readonly type: 'refused'; readonly message: string }
  | { readonly type: 'begun'; readonly id: string; readonly name: string; readonly startedAt: string }
  | { readonly type: 'note'; readonly note: string }
  | { readonly type: 'events'; readonly events: readonly (RunEvent | StatusChanged)[] }
  | { readonly type: 'failed'; readonly name: string; readonly message: string }
  | { readonly type: 'completed' };
