import type { Finding } from '@weir/core';

/** Options that a layer has at any step; all others of a model say how it starts. */
const anytime: readonly string[] = ['momentum', 'rate', 'eps', 'detached'];

/** Whether an assignment, as it follows `--set`, says how a network starts: then only a run from its beginning shows what it does. */
export function isOfStart(assignment: string): boolean {
  const path = assignment.split('=', 1)[0]?.trim().replaceAll('[', '.').replaceAll(']', '').split('.') ?? [];
  const [first, ...rest] = path;
  if (first === 'data' || first === 'seed') return true;
  return first === 'model' && !anytime.includes(rest.at(-1) ?? '');
}

/** How far a run has come, and which of its steps is shown: undefined for the newest. */
export interface Stand {
  readonly shown: number | undefined;
  readonly step: number;
  readonly steps: number;
}

/** How many of a run's steps its twin shares with it: none where what differs is of the start, or where the run has none left. */
export function forkStart(set: readonly string[], { shown, step, steps }: Stand): number {
  const at = shown ?? step;
  return set.some(isOfStart) || at >= steps ? 0 : at;
}

/** Rules that tell of a network which nothing brings back: its parameters are not finite, far off or shut. */
const ruinous: readonly string[] = ['notFinite', 'lossDiverging', 'allZero'];
/** The same of single units, beside which the others go on. */
const ofUnits: readonly string[] = ['deadUnits'];

/**
 * How many of a run's steps a twin shares with it that shows whether a finding's remedy helps: as `forkStart` says, and none
 * where the network is lost by then, so that no remedy could help it.
 *
 * @param findings The findings that stand at the step shown.
 */
export function remedyStart(
  rule: string,
  set: readonly string[],
  run: Stand,
  findings: readonly Pick<Finding, 'rule' | 'cleared'>[],
): number {
  const isLost = findings.some((finding) => finding.cleared === undefined && ruinous.includes(finding.rule));
  return isLost || ofUnits.includes(rule) ? 0 : forkStart(set, run);
}
