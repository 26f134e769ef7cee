import { matchesName } from '@weir/nn';
import type { Configuration, GroupConfiguration } from '../configuration.ts';
import { printValue } from '../errors/problem.ts';

/**
 * A line for each group of parameters without which every parameter would be trained just so: one that says no option, one
 * whose options are what holds anyway, and one that later groups undo.
 *
 * @param names Of all parameters.
 */
export function idleGroups(
  { groups = [], optimizer }: Pick<Configuration, 'groups' | 'optimizer'>,
  names: readonly string[],
): readonly string[] {
  const trained = (by: readonly GroupConfiguration[]) =>
    JSON.stringify(names.map((name) => trainedBy(by, name, optimizer['weightDecay'])));
  const all = trained(groups);
  return groups.flatMap((group, index) => {
    if (trained(groups.filter((_, at) => at !== index)) !== all) return [];
    const { match, ...options } = group;
    const says =
      Object.keys(options).length === 0
        ? 'says no option'
        : `says ${printValue(options)}, which holds of each without it, or is undone by a later group`;
    return [
      `groups[${index}], of ${match}, changes nothing: it ${says}; give it another learningRate, weightDecay or frozen, or take it out`,
    ];
  });
}

/** How a parameter is trained: of what is frozen nothing else matters. */
function trainedBy(groups: readonly GroupConfiguration[], name: string, weightDecay: unknown = 0): unknown {
  const {
    frozen = false,
    learningRate = 1,
    ...own
  } = Object.assign(
    {},
    ...groups.filter(({ match }) => matchesName(match, name)),
  ) as Partial<GroupConfiguration>; // of groups, the last that says an option
  return frozen ? 'frozen' : [learningRate, own.weightDecay ?? weightDecay];
}
