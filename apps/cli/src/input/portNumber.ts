import { InvalidArgumentError } from 'commander';

/** Reads an option that names a port; 0 is any free one. */
export function portNumber(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isInteger(value) || value < 0 || value > 65535) {
    throw new InvalidArgumentError('It must be an integer from 0 to 65535.');
  }
  return value;
}
