import { availableParallelism } from 'node:os';
import { UsageError } from '../usageError.ts';

/**
 * Reads how many threads are to be used: no more than the machine has cores, which would only wait for each other.
 *
 * @param command that the option was given to.
 * @throws UsageError on anything else.
 */
export function threadCount(command: string, text: string, cores = availableParallelism()): number {
  const count = text.trim() === '' ? NaN : Number(text);
  if (Number.isInteger(count) && count >= 1 && count <= cores) return count;
  throw new UsageError(
    `${command}: --threads must be a whole number from 1 to ${cores}, got ${text}; this machine has ` +
      `${cores === 1 ? 'one core' : `${cores} cores`}, and 1 is the default`,
  );
}
