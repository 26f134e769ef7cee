import type { RunEvent, Severity, SplitEvaluation } from '@weir/core';
import type { ForkPlace } from './runFork.ts';

/**
 * `failed` ended with an error; `interrupted` is kept, was cut off, and can be taken up again; `closed` is not kept and was
 * cut off when the server closed.
 */
export type RunStatus = 'running' | 'paused' | 'completed' | 'stopped' | 'failed' | 'interrupted' | 'closed';

/** A preset's comparison that a run is part of. */
export interface ComparisonPlace {
  /** The same for all its runs. */
  readonly id: string;
  /** Of the preset. */
  readonly name: string;
  /** What sets each run apart, first to last; those that have not begun are to come. */
  readonly variants: readonly string[];
}

/** Which of the runs of a comparison a run is. */
export interface RunPlace {
  readonly variant: string;
  readonly comparison: ComparisonPlace;
}

/** What a run is called, and which of several that are compared. */
export interface RunName extends Partial<RunPlace> {
  readonly id: string;
  readonly name: string;
  /** Whose twin it is, and what differs. */
  readonly fork?: ForkPlace;
}

/** Where a run stands, in a line. */
export interface RunSummary {
  readonly id: string;
  readonly name: string;
  readonly status: RunStatus;
  /** Steps done. */
  readonly step: number;
  /** Steps it is to do. */
  readonly steps: number;
  /** Of the newest step. */
  readonly loss?: number;
  /** Of the first. */
  readonly initialLoss?: number;
  /** Whether its loss has come to stand far above its beginning, or is not finite; only where it has. */
  readonly diverged?: true;
  /** What its health rules find at the moment. */
  readonly findings?: { readonly count: number; readonly gravest: Severity };
  /** Of each split, by the newest evaluation. */
  readonly evaluation?: Readonly<Record<string, SplitEvaluation>>;
  /** Which of the runs of a comparison it is; absent for a run on its own. */
  readonly variant?: string;
  readonly comparison?: ComparisonPlace;
  /** Whose twin it is, and what differs. */
  readonly fork?: ForkPlace;
  /** ISO 8601. */
  readonly startedAt: string;
  /** Why it failed. */
  readonly error?: string;
  /** The process that trains it, where that is another than the server, which cannot command it. */
  readonly trainedBy?: { readonly host: string; readonly pid: number };
}

/** The summary after one more event. */
export function summarise(summary: RunSummary, event: RunEvent): RunSummary {
  switch (event.type) {
    case 'started':
      return { ...summary, name: event.name, steps: event.steps };
    case 'progress': {
      const loss = event.losses.at(-1);
      const initialLoss = event.from === 0 ? event.losses[0] : summary.initialLoss;
      return {
        ...summary,
        step: event.from + event.losses.length,
        ...(loss !== undefined && { loss }),
        ...(initialLoss !== undefined && { initialLoss }),
      };
    }
    case 'evaluated':
      return { ...summary, evaluation: event.splits };
    case 'controlled': {
      const step = Math.max(summary.step, event.step); // all steps ahead of it are done, though their progress may not be here yet
      if (event.command === 'pause' || event.command === 'step')
        return { ...summary, step, status: 'paused' };
      const goesOn = event.command === 'resume' || event.command === 'runTo';
      return goesOn ? { ...summary, step, status: 'running' } : { ...summary, step };
    }
    case 'finished':
      return {
        ...summary,
        step: event.steps,
        status: event.reason === 'completed' ? 'completed' : 'stopped',
      };
    default:
      return summary;
  }
}
