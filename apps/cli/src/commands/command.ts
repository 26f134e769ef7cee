import type { Command } from 'commander';
import type { ExitCode } from '../exitCode.ts';
import type { Output } from '../output.ts';

/** What every command is given. */
export interface Surroundings {
  /** Results. */
  readonly output: Output;
  /** Progress, logs and errors, a line each. */
  readonly log: (line: string) => void;
}

/** Defines a command; its action tells `end` what to end with, where that is not 0. */
export type DefineCommand = (surroundings: Surroundings, end: (code: ExitCode) => void) => Command;
