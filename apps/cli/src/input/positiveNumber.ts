import { InvalidArgumentError } from 'commander';

/** Reads an option that is a finite number above 0. */
export function positiveNumber(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value) || value <= 0) {
    throw new InvalidArgumentError('It must be a finite number above 0.');
  }
  return value;
}
