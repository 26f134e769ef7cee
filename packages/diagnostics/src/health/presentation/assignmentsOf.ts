import type { FindingGroup } from './findingGroup.ts';

/**
 * What to set to mend a group of findings: its own assignments, or where it has none those of what follows from it. Each
 * option once, as the first finding has it.
 */
export function assignmentsOf({ findings, consequences }: FindingGroup): readonly string[] {
  const own = findings.flatMap(({ set = [] }) => set);
  const below = consequences.flatMap((group) => group.findings.flatMap(({ set = [] }) => set));
  const byOption = new Map<string, string>();
  for (const assignment of own.length > 0 ? own : below) {
    const option = assignment.slice(0, assignment.indexOf('='));
    if (!byOption.has(option)) byOption.set(option, assignment);
  }
  return [...byOption.values()];
}
