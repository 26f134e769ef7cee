import type { Optimizer } from '../optimizers/optimizer.ts';

/** Parameters that are trained otherwise than the rest. */
export interface ParameterGroup {
  /** Of the parameters' names, `*` standing for any characters: `*.bias`, `0.embedding.*`. Of several groups the last that matches holds. */
  readonly match: string;
  /** Default: the one that the rest has. Give one with `weightDecay: 0` to biases, gains and shifts. */
  readonly optimizer?: Optimizer | undefined;
  /** Factor of the schedule's rate. Default 1. */
  readonly learningRate?: number | undefined;
  /** Whether the values stay as they are. Default false. */
  readonly frozen?: boolean | undefined;
}

/** What one share of the parameters is trained with, and which they are. */
export interface ParameterShare {
  readonly optimizer: Optimizer;
  /** Factor of the schedule's rate. */
  readonly rate: number;
  /** Places among all parameters, in the order of the forward pass. */
  readonly members: readonly number[];
}

/** Whether a pattern with `*` matches the whole name. */
export function matchesName(pattern: string, name: string): boolean {
  const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${pattern.split('*').map(literal).join('.*')}$`).test(name);
}

/** The last of the groups that matches a parameter's name. */
export const groupOf = (groups: readonly ParameterGroup[], name: string): ParameterGroup | undefined =>
  groups.findLast(({ match }) => matchesName(match, name));

/**
 * Parts parameters by what they are trained with; frozen ones are in no share.
 *
 * @throws RangeError if a group matches none of the names.
 */
export function parameterShares(
  names: readonly string[],
  groups: readonly ParameterGroup[],
  optimizer: Optimizer,
): readonly ParameterShare[] {
  for (const { match } of groups) {
    if (names.some((name) => matchesName(match, name))) continue;
    throw new RangeError(
      `groups: match must match a parameter, got "${match}"; there are ${names.join(', ')}`,
    );
  }
  const shares = new Map<ParameterGroup | undefined, number[]>();
  names.forEach((name, at) => {
    const group = groupOf(groups, name);
    if (group?.frozen) return;
    const members = shares.get(group) ?? [];
    members.push(at);
    shares.set(group, members);
  });
  return Array.from(shares, ([group, members]) => ({
    optimizer: group?.optimizer ?? optimizer,
    rate: group?.learningRate ?? 1,
    members,
  }));
}
