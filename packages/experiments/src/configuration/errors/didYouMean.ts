import { closest, distance } from 'fastest-levenshtein';
import { printValue } from './problem.ts';

/** The remedy for a name that is none of those known: the nearest, and all of them where that is far. */
export function didYouMean(given: unknown, known: readonly string[]): string {
  const all = known.map((name) => `"${name}"`).join(', ');
  if (typeof given !== 'string' || known.length === 0) return `it can be ${all}`;
  const nearest = closest(
    given.toLowerCase(),
    known.map((name) => name.toLowerCase()),
  );
  const name = known.find((candidate) => candidate.toLowerCase() === nearest) ?? nearest;
  const question = `did you mean ${printValue(name)}?`;
  const near = distance(given.toLowerCase(), nearest) <= Math.max(2, Math.floor(given.length / 2));
  return near || known.length === 1 ? question : `${question} It can be ${all}`;
}
