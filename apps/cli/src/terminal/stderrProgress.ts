import { WriteStream } from 'node:tty';
import type { TakenUp } from '@weir/runs';
import { barProgress } from './barProgress.ts';
import { colorsFor } from './colors.ts';
import { plainProgress } from './plainProgress.ts';
import type { ProgressView } from './progressView.ts';

/** A bar where stderr is a terminal, else a line every `logEvery` steps. */
export function stderrProgress(
  log: (line: string) => void,
  logEvery: number,
  evaluates = true,
  takenUp?: TakenUp,
): ProgressView {
  const { stderr } = process;
  return stderr instanceof WriteStream
    ? barProgress(stderr, colorsFor(stderr), evaluates, takenUp)
    : plainProgress(log, logEvery, evaluates, takenUp);
}
