import type { RunEvent } from '@weir/core';
import { findingsTally } from './findingsTally.ts';
import { lossTally } from './lossTally.ts';
import { summarise } from './runSummary.ts';
import type { RunName, RunStatus, RunSummary } from './runSummary.ts';

/** The summary of a run, as its events add up to. */
export interface RunTally {
  add(event: RunEvent): void;
  /** It ended with an error. */
  failed(error: { readonly name: string; readonly message: string }): void;
  /** Its status is another than its events say: a process resumed it, or it was cut off. */
  setStatus(status: RunStatus): void;
  readonly summary: RunSummary;
}

/**
 * Adds up a run's events to its summary.
 *
 * @param startedAt ISO 8601.
 * @param steps It is to do, until it says so itself. Default 0.
 */
export function runTally(called: RunName, startedAt: string, steps = 0): RunTally {
  const findings = findingsTally();
  const losses = lossTally();
  let summary: RunSummary = { ...called, status: 'running', step: 0, steps, startedAt };
  return {
    add(event) {
      summary = summarise(summary, event);
      if (event.type === 'finding') findings.add(event);
      if (event.type === 'progress') losses.add(event);
    },
    failed({ name, message }) {
      summary = { ...summary, status: 'failed', error: message };
      if (name === 'DivergedError') losses.notFinite();
    },
    setStatus(status) {
      summary = { ...summary, status };
    },
    get summary() {
      return { ...summary, ...findings.summary(), ...losses.summary() };
    },
  };
}
