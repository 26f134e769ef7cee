import { printProblem } from './problem.ts';
import type { Problem } from './problem.ts';

/** Lines that a reader still reads. */
const mostPrinted = 40;

/**
 * A configuration that cannot be run: every problem on a line of its own, in the order in which it stands.
 *
 * It is the input that is wrong, not the program: a command reports the message and ends with code 2.
 */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
  constructor(readonly problems: readonly Problem[]) {
    const lines = problems.slice(0, mostPrinted).map(printProblem);
    const more = problems.length - lines.length;
    super([...lines, ...(more > 0 ? [`and ${more} more`] : [])].join('\n'));
  }
}
