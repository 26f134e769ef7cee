import type { ComparisonPlace, RunSummary } from '../source/runSource.ts';

/** A run and its forks, which are drawn on the same axes. */
export interface Family {
  readonly comparison: ComparisonPlace;
  /** All runs, those of the family with their places in it. */
  readonly runs: readonly RunSummary[];
}

/** The family of a run: itself or what it was forked of, and all forks of that; undefined where there are none. */
export function familyOf(runs: readonly RunSummary[], id: string): Family | undefined {
  const byId = new Map(runs.map((run) => [run.id, run]));
  const rootOf = (run: RunSummary): RunSummary => {
    let at = run;
    const seen = new Set<string>();
    for (let parent = at.fork && byId.get(at.fork.parent); parent && !seen.has(parent.id);) {
      seen.add(parent.id);
      at = parent;
      parent = at.fork && byId.get(at.fork.parent);
    }
    return at;
  };
  const own = byId.get(id);
  if (!own) return undefined;
  const root = rootOf(own);
  // Oldest first: the root, then its forks as they came.
  const members = runs.filter((run) => run.id !== root.id && rootOf(run).id === root.id).reverse();
  if (members.length === 0) return undefined;
  const names = new Map([[root.id, root.fork ? wordsOf(root) : 'as it was']]);
  for (const member of members) names.set(member.id, unlike(wordsOf(member), [...names.values()]));
  const comparison = {
    id: `family ${root.id}`,
    name: root.name,
    variants: [...names.values()],
    isFamily: true as const,
  };
  return {
    comparison,
    runs: runs.map((run) => {
      const variant = names.get(run.id);
      return variant === undefined ? run : { ...run, comparison, variant };
    }),
  };
}

/** What sets a fork apart. */
function wordsOf({ fork }: RunSummary): string {
  const { set = [], step = 0 } = fork ?? {};
  return `${set.join(' ') || 'unchanged'}${step > 0 ? ` from step ${step}` : ''}`;
}

function unlike(name: string, others: readonly string[]): string {
  let candidate = name;
  for (let again = 2; others.includes(candidate); again++) candidate = `${name} (${again})`;
  return candidate;
}
