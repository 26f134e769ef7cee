import type { FindingChanged, Severity } from '@weir/core';
import type { RunSummary } from './runSummary.ts';

const gravity: readonly Severity[] = ['info', 'warning', 'error'];

/** Counts the findings that stand. */
export interface FindingsTally {
  add(change: FindingChanged): void;
  /** Nothing where there are none. */
  tell(): Pick<RunSummary, 'findings'>;
}

/** Counts the findings that stand, by severity, as changes come. */
export function findingsTally(): FindingsTally {
  const standing = new Map<string, Severity>();
  return {
    add({ change, finding }) {
      const key = `${finding.rule} ${finding.subject}`;
      if (change === 'cleared') standing.delete(key);
      else standing.set(key, finding.severity);
    },
    tell() {
      const gravest = gravity.findLast((severity) => [...standing.values()].includes(severity));
      return gravest === undefined ? {} : { findings: { count: standing.size, gravest } };
    },
  };
}
