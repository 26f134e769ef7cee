import { InvalidArgumentError } from 'commander';

/** Reads an option that gives a share as a percentage: 0.05 of `5%`. */
export function percentage(text: string): number {
  const [, number] = /^(\d+(?:\.\d+)?)%$/.exec(text.trim()) ?? [];
  const share = Number(number) / 100;
  if (!(share > 0 && share <= 1)) {
    throw new InvalidArgumentError('It must be a percentage above 0% and at most 100%, e.g. 5%.');
  }
  return share;
}
