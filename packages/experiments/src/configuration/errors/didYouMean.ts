import { nearestName } from '@weir/data';
import { printValue } from './problem.ts';

/** The remedy for a name that is none of those known: the nearest, or all of them where none is near. */
export function didYouMean(given: unknown, known: readonly string[]): string {
  const nearest = typeof given === 'string' ? nearestName(given, known) : undefined;
  if (nearest !== undefined) return `did you mean ${printValue(nearest)}?`;
  return `it can be ${known.map((name) => `"${name}"`).join(', ')}`;
}
