import type { RunEvent } from '@weir/core';

/** `failed` ended with an error; `closed` was cut off when the server closed. */
export type RunStatus = 'running' | 'paused' | 'completed' | 'stopped' | 'failed' | 'closed';

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
  /** ISO 8601. */
  readonly startedAt: string;
  /** Why it failed. */
  readonly error?: string;
}

/** The summary after one more event. */
export function summarise(summary: RunSummary, event: RunEvent): RunSummary {
  switch (event.type) {
    case 'started':
      return { ...summary, name: event.name, steps: event.steps };
    case 'progress': {
      const loss = event.losses.at(-1);
      return { ...summary, step: event.from + event.losses.length, ...(loss === undefined ? {} : { loss }) };
    }
    case 'controlled': {
      const step = Math.max(summary.step, event.step); // all steps ahead of it are done, told or not
      if (event.command === 'pause' || event.command === 'step')
        return { ...summary, step, status: 'paused' };
      return event.command === 'resume' ? { ...summary, step, status: 'running' } : { ...summary, step };
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
