import type { Path, Problem } from './problem.ts';

/** The problems in the order in which they stand in what was given; what is missing comes after what is there. */
export function inOrderOf(given: unknown, problems: readonly Problem[]): readonly Problem[] {
  return problems
    .map((problem) => ({ problem, position: positionIn(given, problem.path) }))
    .sort((a, b) => compare(a.position, b.position))
    .map(({ problem }) => problem);
}

function positionIn(given: unknown, path: Path): readonly number[] {
  let at = given;
  return path.map((segment) => {
    const found = typeof at === 'object' && at !== null ? Object.keys(at).indexOf(String(segment)) : -1;
    at = found < 0 ? undefined : (at as Readonly<Record<string, unknown>>)[String(segment)]; // an object has it
    return found < 0 ? Infinity : found;
  });
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [at, position] of a.entries()) {
    const other = b[at];
    if (other === undefined) return 1;
    if (position !== other) return position < other ? -1 : 1;
  }
  return a.length - b.length;
}
