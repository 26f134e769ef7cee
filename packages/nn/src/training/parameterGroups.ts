import type { Optimizer } from '../optimizers/optimizer.ts';

/** Parameters that are trained otherwise than the rest. */
export interface ParameterGroup {
  /**
   * Of the parameters' names, `*` standing for any characters: `*.bias`, `0.embedding.*`. Where several groups match a
   * name, each option is that of the last one that says it: `{ match: '*.weight', learningRate: 0.1 }` after
   * `{ match: '0.*', frozen: true }` leaves 0 frozen.
   */
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

/** What the groups that match a parameter's name say of it, each option by the last that says it. */
export function groupOf(groups: readonly ParameterGroup[], name: string): Omit<ParameterGroup, 'match'> {
  const matching = groups.filter(({ match }) => matchesName(match, name));
  const last = <Key extends keyof ParameterGroup>(key: Key) =>
    matching.findLast((group) => group[key] !== undefined)?.[key];
  return { optimizer: last('optimizer'), learningRate: last('learningRate'), frozen: last('frozen') };
}

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
  const shares: { readonly optimizer: Optimizer; readonly rate: number; readonly members: number[] }[] = [];
  names.forEach((name, at) => {
    const { optimizer: own = optimizer, learningRate: rate = 1, frozen } = groupOf(groups, name);
    if (frozen) return;
    const share = shares.find((one) => one.optimizer === own && one.rate === rate);
    if (share) share.members.push(at);
    else shares.push({ optimizer: own, rate, members: [at] });
  });
  return shares;
}
