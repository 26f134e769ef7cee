import type { Finding, Severity } from '@weir/core';

const ranks: Readonly<Record<Severity, number>> = { info: 0, warning: 1, error: 2 };

/** Below 0 where the first severity is the graver, as sorting wants it. */
export const byGravity = (one: Severity, other: Severity): number => ranks[other] - ranks[one];

/** The graver of two severities. */
export const graver = (one: Severity, other: Severity): Severity =>
  byGravity(one, other) <= 0 ? one : other;

type Judged = Pick<Finding, 'severity' | 'value' | 'threshold'>;

/** Whether a finding is graver than another of its kind, or as grave and farther beyond its threshold. */
export function isWorse(one: Judged, other: Judged): boolean {
  return (byGravity(one.severity, other.severity) || distance(other) - distance(one)) < 0;
}

/** How far a value is beyond its threshold: times where both are sizes, else their difference. */
function distance({ value, threshold }: Judged): number {
  return value > 0 && threshold > 0 ? Math.abs(Math.log(value / threshold)) : Math.abs(value - threshold);
}
