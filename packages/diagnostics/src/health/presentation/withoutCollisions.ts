import type { Finding } from '@weir/core';
import { assignmentsOf } from './assignmentsOf.ts';
import type { FindingGroup } from './findingGroup.ts';

/**
 * Groups whose assignments can all be pasted behind one `--set` after the other: what touches a place that another group sets is
 * left out, and the remedy says which finding comes first: one that puts another layer in the place of one ahead of those that
 * set options within it, and else the graver.
 * Layers keep their indices for whoever comes behind: one that stands at or behind a layer that is taken out is such a place too.
 *
 * @param groups The gravest first.
 */
export function withoutCollisions(groups: readonly FindingGroup[]): readonly FindingGroup[] {
  const taken: Taken[] = [];
  const kept = new Map<FindingGroup, FindingGroup>();
  const rebuilding = groups.filter((group) => assignmentsOf(group).some(isOfWholeLayer));
  for (const group of new Set([...rebuilding, ...groups])) {
    const left = without(group, taken);
    taken.push(...assignmentsOf(left).map((assignment) => ({ assignment, rule: group.cause.rule })));
    kept.set(group, left);
  }
  return groups.map((group) => kept.get(group) ?? group);
}

/** Whether it replaces a layer or takes it out. */
const isOfWholeLayer = (assignment: string): boolean => /^model\.([\w.]+\.)?\d+=/.test(assignment);

/** What a group that comes first sets. */
interface Taken {
  readonly assignment: string;
  readonly rule: string;
}

function without(group: FindingGroup, taken: readonly Taken[]): FindingGroup {
  const cause = withoutOf(group.cause, taken);
  return {
    cause,
    findings: group.findings.map((one) => (one === group.cause ? cause : withoutOf(one, taken))),
    consequences: group.consequences.map((below) => without(below, taken)),
  };
}

function withoutOf(finding: Finding, taken: readonly Taken[]): Finding {
  const { set: given = [], ...rest } = finding;
  const first = taken.find(({ assignment }) => given.some((own) => touches(assignment, own)));
  if (!first) return finding;
  const set = given.filter((own) => !taken.some(({ assignment }) => touches(assignment, own)));
  const remedy = `${finding.remedy} What ${first.rule} sets is of the same place: set that first, and look again.`;
  return Object.freeze({ ...rest, ...(set.length > 0 && { set }), remedy });
}

function touches(ahead: string, own: string): boolean {
  const [one, other] = [pathOf(ahead), pathOf(own)];
  return isWithin(one, other) || isWithin(other, one) || isMoved(ahead, other);
}

const pathOf = (assignment: string): string => assignment.slice(0, assignment.indexOf('='));

const isWithin = (path: string, place: string): boolean => path === place || path.startsWith(`${place}.`);

/** Whether a layer has another index, once what an assignment takes out of its list is gone. */
function isMoved(assignment: string, path: string): boolean {
  const [, list, index] = /^(.*\.)(\d+)=null$/.exec(assignment) ?? [];
  if (list === undefined || !path.startsWith(list)) return false;
  return Number(path.slice(list.length).split('.')[0]) >= Number(index);
}
