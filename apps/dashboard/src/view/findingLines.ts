import type { Finding } from '@weir/core';
import { count } from './format.ts';

/** The subjects of one rule's findings, first layer to last: `3.tanh, 5.tanh and 4 more`. */
export function subjectsLine(findings: readonly Finding[], most = 4): string {
  const subjects = [...new Set(findings.map(({ subject }) => subject))];
  const rest = subjects.length - most;
  // One name is as long as saying that there is one more.
  return rest > 1 ? `${subjects.slice(0, most).join(', ')} and ${rest} more` : subjects.join(', ');
}

/** From when to when findings stood: `steps 20 to 400`, `since step 20`, `a fact of the start`. */
export function whenLine(findings: readonly Finding[]): string {
  const since = Math.min(...findings.map((finding) => finding.since));
  if (findings.every(({ fact }) => fact)) return 'a fact of the start';
  const ends = findings.flatMap(({ cleared }) => cleared ?? []);
  if (ends.length < findings.length) return `since step ${count(since)}`;
  return `steps ${count(since)} to ${count(Math.max(...ends))}`;
}
