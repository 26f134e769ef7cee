import type { Command } from 'commander';
import type { ExitCode } from '../exitCode.ts';
import type { Surroundings } from '../surroundings.ts';

/** Defines a command; its action tells `end` what to end with, where that is not 0. */
export type DefineCommand = (surroundings: Surroundings, end: (code: ExitCode) => void) => Command;
