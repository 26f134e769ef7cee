import type { Finding, Severity } from '@weir/core';
import { byGravity, graver } from '../findings/gravity.ts';
import type { FindingGroup } from './findingGroup.ts';
import { withoutCollisions } from './withoutCollisions.ts';

/**
 * Findings as people want to read them: those of one rule together, in the order of the layers; the gravest first, then
 * what stands ahead of what has ended, then the run as a whole and first layer to last; and below each cause what
 * follows from it. What all of them say to set can be set together.
 */
export function groupFindings(findings: readonly Finding[]): readonly FindingGroup[] {
  const groups = byRule(findings);
  const above = new Map(groups.map((group) => [group, groupAbove(group, groups)] as const));
  const roots = groups.filter((group) => !isBelow(group, above));
  const placed = roots.map((root) => ({
    ...root,
    consequences: groups.filter((group) => !roots.includes(group) && rootOf(group, above) === root),
  }));
  return withoutCollisions(
    placed.sort((one, other) => byGravity(gravest(one), gravest(other)) || inOrder(one.cause, other.cause)),
  );
}

/** A slight cause of grave consequences is as grave as they are. */
const gravest = ({ cause, consequences }: FindingGroup): Severity =>
  consequences.reduce((worst, group) => graver(worst, group.cause.severity), cause.severity);

type Above = ReadonlyMap<FindingGroup, FindingGroup | undefined>;

/** The group of what a group follows from, if it is among them. */
function groupAbove({ cause }: FindingGroup, groups: readonly FindingGroup[]): FindingGroup | undefined {
  const named = cause.cause;
  if (!named || named.rule === cause.rule) return undefined;
  const ofRule = groups.filter((group) => group.cause.rule === named.rule);
  return ofRule.find((group) => group.findings.some(({ subject }) => subject === named.subject)) ?? ofRule[0];
}

/** Where the way up from a group ends; a group on a circle ends at itself. */
function rootOf(group: FindingGroup, above: Above): FindingGroup {
  const passed = new Set([group]);
  for (let at = group; ;) {
    const next = above.get(at);
    if (!next) return at;
    if (passed.has(next)) return group;
    passed.add(next);
    at = next;
  }
}

const isBelow = (group: FindingGroup, above: Above): boolean => rootOf(group, above) !== group;

/** The findings in the order in which `groupFindings` has them: a cause, what follows from it, the next cause. */
export function orderedFindings(findings: readonly Finding[]): readonly Finding[] {
  const flat = ({ findings: own, consequences }: FindingGroup): readonly Finding[] => [
    ...own,
    ...consequences.flatMap(flat),
  ];
  return groupFindings(findings).flatMap(flat);
}

/** A rule's findings that stand, and those that have ended, are groups of their own. */
function byRule(findings: readonly Finding[]): readonly FindingGroup[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of [...findings].sort(inOrder)) {
    const key = `${finding.rule} ${finding.cleared === undefined ? 'stands' : 'ended'}`;
    const group = groups.get(key);
    if (group) group.push(finding);
    else groups.set(key, [finding]);
  }
  return [...groups.values()].flatMap((own) => {
    const [cause] = own;
    return cause ? [{ cause, findings: [...own].sort(byPlace), consequences: [] }] : [];
  });
}

const inOrder = (one: Finding, other: Finding): number =>
  byGravity(one.severity, other.severity) ||
  Number(one.cleared !== undefined) - Number(other.cleared !== undefined) ||
  byPlace(one, other);

const byPlace = (one: Finding, other: Finding): number =>
  comparePlaces(placeOf(one.subject), placeOf(other.subject)) || one.since - other.since;

/** Where a layer or parameter stands, by the numbers in its name: `4.residual.1.tanh` at 4, 1. The run stands first. */
function placeOf(subject: string): readonly number[] {
  return subject.split('.').flatMap((part) => (/^\d+$/.test(part) ? [Number(part)] : []));
}

function comparePlaces(one: readonly number[], other: readonly number[]): number {
  for (let at = 0; at < Math.max(one.length, other.length); at++) {
    const difference = (one[at] ?? -1) - (other[at] ?? -1);
    if (difference !== 0) return difference;
  }
  return 0;
}
