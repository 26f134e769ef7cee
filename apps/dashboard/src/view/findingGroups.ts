import { byDepth } from '@weir/charts';
import type { Finding, Severity } from '@weir/core';

/** What one rule has to say of one or more layers. */
export interface FindingGroup {
  readonly rule: string;
  /** Of the gravest. */
  readonly severity: Severity;
  /** First layer to last; the first of the gravest speaks for all. */
  readonly findings: readonly Finding[];
}

const gravity: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** The gravest first, then the run as a whole, then first layer to last. */
export function byGravity(one: Finding, other: Finding): number {
  return (
    gravity[one.severity] - gravity[other.severity] ||
    Number(other.subject === 'run') - Number(one.subject === 'run') ||
    byDepth(one.subject, other.subject) ||
    one.since - other.since
  );
}

/** A rule's findings together, a group a rule, the gravest first: ten layers with one trouble are one piece of news. */
export function findingGroups(findings: readonly Finding[]): readonly FindingGroup[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of [...findings].sort(byGravity)) {
    const group = groups.get(finding.rule) ?? [];
    groups.set(finding.rule, [...group, finding]);
  }
  return [...groups].map(([rule, own]) => ({ rule, severity: own[0]?.severity ?? 'info', findings: own }));
}
