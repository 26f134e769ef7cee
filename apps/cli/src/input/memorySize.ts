import { InvalidArgumentError } from 'commander';
import { bytesIn } from './bytesIn.ts';

/** Reads an option that gives an amount of memory. */
export function memorySize(text: string): number {
  const bytes = bytesIn(text);
  if (bytes === undefined) throw new InvalidArgumentError('It must be a size, e.g. 4GB or 500MB.');
  return bytes;
}
