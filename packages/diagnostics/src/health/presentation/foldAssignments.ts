/**
 * Assignments with one for all that differ in the index of a layer alone: `model.2-6.init.gain=1`, `model.2,5,8.bias=false`. Layers
 * that are taken out stay apart.
 *
 * @example
 * ```ts
 * foldAssignments(['model.2.bias=false', 'steps=9', 'model.4.bias=false', 'model.5.bias=false']); // → ['model.2,4-5.bias=false', 'steps=9']
 * ```
 */
export function foldAssignments(assignments: readonly string[]): readonly string[] {
  const deepest = Math.max(0, ...assignments.map((assignment) => indexCount(assignment)));
  // The outermost list first: a block of every layer is what repeats most.
  return Array.from({ length: deepest }, (_, at) => at).reduce(foldedAt, assignments);
}

const pathOf = (assignment: string): string => assignment.slice(0, assignment.indexOf('='));

const isIndex = (segment: string): boolean => /^\d+$/.test(segment);

const indexCount = (assignment: string): number =>
  pathOf(assignment)
    .split('.')
    .filter((one) => /^\d/.test(one)).length;

/** @param nth Which of the indices of a path may differ. */
function foldedAt(assignments: readonly string[], nth: number): readonly string[] {
  const folded = new Map<string, { readonly indices: number[]; readonly of: (indices: string) => string }>();
  for (const assignment of assignments) {
    const path = pathOf(assignment);
    const segments = path.split('.');
    const place = segments.flatMap((segment, at) => (/^\d/.test(segment) ? [at] : []))[nth] ?? -1;
    const index = segments[place] ?? '';
    const value = assignment.slice(path.length);
    const of = (indices: string) => `${segments.with(place, indices).join('.')}${value}`;
    const takesOut = place === segments.length - 1 && value === '=null';
    if (!isIndex(index) || takesOut) {
      folded.set(assignment, { indices: [], of: () => assignment });
      continue;
    }
    const key = of('*');
    const known = folded.get(key);
    if (known) known.indices.push(Number(index));
    else folded.set(key, { indices: [Number(index)], of });
  }
  return [...folded.values()].map(({ indices, of }) => of(ranges(indices)));
}

/** `2,4-6`. */
function ranges(indices: readonly number[]): string {
  const sorted = [...new Set(indices)].sort((one, other) => one - other);
  const runs: [first: number, last: number][] = [];
  for (const index of sorted) {
    const run = runs.at(-1);
    if (run && index === run[1] + 1) run[1] = index;
    else runs.push([index, index]);
  }
  return runs.map(([first, last]) => (first === last ? first : `${first}-${last}`)).join(',');
}
