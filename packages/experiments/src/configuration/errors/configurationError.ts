import { printProblem } from './problem.ts';
import type { Problem } from './problem.ts';

/**
 * A configuration that cannot be run: every problem on a line of its own, in the order in which it stands.
 *
 * It is the input that is wrong, not the program: a command reports the message and ends with code 2.
 */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
  constructor(readonly problems: readonly Problem[]) {
    super(problems.map(printProblem).join('\n'));
  }
}
