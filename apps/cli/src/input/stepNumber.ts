import { InvalidArgumentError } from 'commander';

/** A step as an option's value: an integer of at least 0. */
export function stepNumber(text: string): number {
  const step = Number(text);
  if (!Number.isSafeInteger(step) || step < 0 || text.trim() === '') {
    throw new InvalidArgumentError('It must be an integer of at least 0, the beginning.');
  }
  return step;
}
