import { nearestName } from '@weir/data';
import { ownName } from './ownName.ts';
import { printValue } from './problem.ts';

/**
 * The remedy for a name that is none of those known: what PyTorch or Keras mean by it, the nearest, or all of them where none
 * is near.
 */
export function didYouMean(given: unknown, known: readonly string[]): string {
  const nearest =
    typeof given === 'string' ? (ownName(given, known) ?? nearestName(given, known)) : undefined;
  if (nearest !== undefined) return `did you mean ${printValue(nearest)}?`;
  const listed = known.slice(0, mostListed).map((name) => `"${name}"`);
  const more = known.length - listed.length;
  return `it can be ${listed.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** Names that a line tells: there are 44 presets, and a deep network has hundreds of parameters. */
const mostListed = 60;
