import { hasDiverged } from '@weir/core';
import type { Severity } from '@weir/core';
import type { Phase, RunState } from './runState.ts';

/** How a run stands in a word, and whether that is good news. */
export interface Outcome {
  readonly word: string;
  /** What the word alone would hide. */
  readonly note?: string;
  readonly tone: 'plain' | 'good' | 'warn' | 'bad';
}

const words: Readonly<Record<Phase, string>> = {
  waiting: 'Connecting',
  running: 'Training',
  paused: 'Paused',
  completed: 'Completed',
  stopped: 'Stopped',
  failed: 'Failed',
  interrupted: 'Interrupted',
  lost: 'Gone',
};

const tones: Readonly<Record<Phase, Outcome['tone']>> = {
  waiting: 'plain',
  running: 'good',
  paused: 'warn',
  completed: 'good',
  stopped: 'warn',
  failed: 'bad',
  interrupted: 'warn',
  lost: 'bad',
};

/** Phases in which the server has yet to say something. */
export const isLive = (phase: Phase): boolean =>
  phase === 'waiting' || phase === 'running' || phase === 'paused';

/**
 * A run that has done all its steps has not for that reason done well: one whose loss ended above its beginning has
 * diverged, and one with findings is not plainly green.
 *
 * @param connected Whether the server answers. While it does not, nothing is known of a run that was going on.
 */
export function outcome(run: RunState, connected: boolean): Outcome {
  const { phase } = run;
  if (!connected && isLive(phase)) return { word: 'No connection', tone: 'bad' };
  if (phase === 'completed') return completed(run);
  if (phase === 'failed' && run.notFinite) return { word: 'Diverged', tone: 'bad' };
  return { word: words[phase], tone: tones[phase] };
}

function completed(run: RunState): Outcome {
  if (hasDiverged(run)) return { word: 'Diverged', tone: 'bad' };
  const active = run.findings.filter(({ cleared }) => cleared === undefined);
  const has = (severity: Severity) => active.some((finding) => finding.severity === severity);
  if (has('error')) return { word: words.completed, note: 'with errors', tone: 'bad' };
  if (has('warning')) return { word: words.completed, note: 'with warnings', tone: 'warn' };
  return { word: words.completed, tone: tones.completed };
}
