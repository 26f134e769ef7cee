import type { FindingGroup } from './groupFindings.ts';

/** What to set to mend a group of findings: its own assignments, or where it has none those of what follows from it. */
export function assignmentsOf({ findings, consequences }: FindingGroup): readonly string[] {
  const own = findings.flatMap(({ set = [] }) => set);
  const below = consequences.flatMap((group) => group.findings.flatMap(({ set = [] }) => set));
  return [...new Set(own.length > 0 ? own : below)];
}
