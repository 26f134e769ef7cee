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
  lost: 'Gone',
};

const tones: Readonly<Record<Phase, Outcome['tone']>> = {
  waiting: 'plain',
  running: 'good',
  paused: 'warn',
  completed: 'good',
  stopped: 'warn',
  failed: 'bad',
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
  return { word: words[phase], tone: tones[phase] };
}

function completed(run: RunState): Outcome {
  if (diverged(run)) return { word: 'Diverged', tone: 'bad' };
  const gravest = run.findings[0]?.severity;
  if (gravest === 'error') return { word: words.completed, note: 'with errors', tone: 'bad' };
  if (gravest === 'warning') return { word: words.completed, note: 'with warnings', tone: 'warn' };
  return { word: words.completed, tone: tones.completed };
}

/** How many times its first value the loss must have come to. A loss that wavers about its beginning has not diverged. */
const muchAbove = 2;

/** Whether the loss ended far above where it began, or is not finite. */
export function diverged({ initialLoss, loss, average }: RunState): boolean {
  if (loss === undefined || initialLoss === undefined) return false;
  if (!Number.isFinite(loss)) return true;
  const late = average.weight > 0 ? average.sum / average.weight : loss;
  // Both: the average still knows of a beginning that was overcome.
  return Math.min(late, loss) > muchAbove * Math.abs(initialLoss);
}
