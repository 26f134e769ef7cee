import { WriteStream } from 'node:tty';
import type { RunEvent } from '@weir/core';
import { barProgress } from './barProgress.ts';
import { colorsFor } from './colors.ts';
import { plainProgress } from './plainProgress.ts';

/** Shows, while a run lasts, where it stands. */
export interface ProgressView {
  event(event: RunEvent): void;
  /** A line in between. */
  say(line: string): void;
  /** Leaves the terminal as it was, also after an error. */
  end(): void;
}

/** A bar where stderr is a terminal, else a line every `logEvery` steps. */
export function progressView(log: (line: string) => void, logEvery: number): ProgressView {
  const { stderr } = process;
  return stderr instanceof WriteStream
    ? barProgress(stderr, colorsFor(stderr))
    : plainProgress(log, logEvery);
}
