import { InvalidArgumentError } from 'commander';

/** Reads an option that is any whole number, such as a seed. */
export function integer(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isSafeInteger(value)) {
    throw new InvalidArgumentError('It must be an integer.');
  }
  return value;
}
