import { distance } from 'fastest-levenshtein';

/**
 * Which of the known names somebody who wrote another can have meant: the nearest one, whatever its case and the blanks,
 * points, hyphens and underscores in it, if at most a third of its characters, rounded down, are wrong; two neighbours
 * that changed places count as one. Else the only one that begins with what was written, of three characters or more.
 * Undefined where there is none: what is not alike only misleads.
 *
 * @example
 * ```ts
 * import { nearestName } from '@weir/data';
 *
 * nearestName('learning_rat', ['batchSize', 'learningRate']); // → 'learningRate'
 * nearestName('constructor', ['constant', 'optimizer']); // → undefined
 * ```
 */
export function nearestName(given: string, known: Iterable<string>): string | undefined {
  const bare = bared(given);
  const swapped = [...bare.slice(1)].map(
    (next, at) => bare.slice(0, at) + next + bare[at] + bare.slice(at + 2),
  );
  let nearest: { readonly name: string; readonly wrong: number } | undefined;
  for (const name of known) {
    const candidate = bared(name);
    const isSwapped = swapped.includes(candidate);
    const wrong = isSwapped ? Math.min(1, distance(bare, candidate)) : distance(bare, candidate);
    const bound = Math.floor(Math.max(bare.length, candidate.length) / 3);
    if (name !== given && wrong <= bound && wrong < (nearest?.wrong ?? Infinity)) nearest = { name, wrong };
  }
  return nearest?.name ?? onlyBeginning(given, known);
}

function onlyBeginning(given: string, known: Iterable<string>): string | undefined {
  const bare = bared(given);
  if (bare.length < 3) return undefined;
  const [only, ...more] = [...known].filter((name) => name !== given && bared(name).startsWith(bare));
  return more.length === 0 ? only : undefined;
}

/** Names of thousands of characters are nobody's slip, and take long to compare. */
const longest = 200;

const bared = (name: string): string =>
  name
    .slice(0, longest)
    .toLowerCase()
    .replace(/[\s._-]/g, '');
