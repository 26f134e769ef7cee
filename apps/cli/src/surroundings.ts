import type { Output } from './output.ts';

/** What every command is given. */
export interface Surroundings {
  /** Results. */
  readonly output: Output;
  /** Progress, logs and errors, a line each. */
  readonly log: (line: string) => void;
}
