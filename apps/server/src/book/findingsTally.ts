import type { FindingChanged, Severity } from '@weir/core';
import type { RunSummary } from './runSummary.ts';

const gravity: readonly Severity[] = ['info', 'warning', 'error'];

/** Counts the findings that stand. */
export interface FindingsTally {
  add(change: FindingChanged): void;
  /** Nothing where there are none. */
  summary(): Pick<RunSummary, 'findings'>;
}

/** Counts the findings that stand, by severity, as changes come. */
export function findingsTally(): FindingsTally {
  const active = new Map<string, Severity>();
  return {
    add({ change, finding }) {
      const key = `${finding.rule} ${finding.subject}`;
      if (change === 'cleared') active.delete(key);
      else active.set(key, finding.severity);
    },
    summary() {
      const gravest = gravity.findLast((severity) => [...active.values()].includes(severity));
      return gravest === undefined ? {} : { findings: { count: active.size, gravest } };
    },
  };
}
