import type { Command } from 'commander';
import type { ExitCode } from '../exitCode.ts';
import type { Surroundings } from '../surroundings.ts';

/** Defines a command; its action calls `end` with the exit code, where that is not 0. */
export type DefineCommand = (surroundings: Surroundings, end: (code: ExitCode) => void) => Command;
