import { relative } from 'node:path';
import { asArgument } from './asArgument.ts';

/** The line with the command that resumes an interrupted run. */
export const resumption = (folder: string): string =>
  `interrupted; go on by: npx weir resume ${named(folder)}`;

/**
 * The line with the command that goes on from where a run was stopped. Being stopped is its end, which pages and reports have
 * seen: so a twin of it goes on, with the same parameters, optimiser and draws.
 */
export const stoppedAt = (folder: string, steps: number): string =>
  `stopped after ${steps} steps; a twin of it goes on from there by: npx weir fork ${named(folder)} --at ${steps}`;

/** A folder as an argument of a command. */
const named = (folder: string): string => asArgument(relative('', folder));
