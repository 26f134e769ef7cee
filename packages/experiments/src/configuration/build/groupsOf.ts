import { groupOf, matchesName } from '@weir/nn';
import type { ParameterGroup } from '@weir/nn';
import type { Configuration } from '../configuration.ts';
import { ConfigurationError } from '../errors/configurationError.ts';
import { didYouMean } from '../errors/didYouMean.ts';
import { printValue } from '../errors/problem.ts';
import { optimizerOf } from './optimizerOf.ts';

/**
 * The groups of parameters that a configuration makes, with optimisers of their own where they decay otherwise.
 *
 * @param names Of all parameters.
 * @throws ConfigurationError if a group matches none of them.
 */
export function groupsOf(
  { groups = [], optimizer }: Pick<Configuration, 'groups' | 'optimizer'>,
  names: readonly string[],
): readonly ParameterGroup[] {
  const problems = groups.flatMap(({ match }, index) =>
    names.some((name) => matchesName(match, name))
      ? []
      : [
          {
            path: ['groups', index, 'match'],
            must: 'match the name of a parameter',
            got: printValue(match),
            remedy: didYouMean(match, match.includes('*') ? patternsOf(names) : names),
          },
        ],
  );
  if (problems.length > 0) throw new ConfigurationError(problems);
  return groups.map(({ weightDecay, ...group }) => ({
    ...group,
    ...(weightDecay !== undefined && { optimizer: optimizerOf({ ...optimizer, weightDecay }) }),
  }));
}

/** Patterns that match something: each layer, each kind of layer, each kind of parameter. */
function patternsOf(names: readonly string[]): readonly string[] {
  const patterns = names.flatMap((name) => {
    const [parameter = '', kind = ''] = name.split('.').reverse();
    return [`*.${parameter}`, `*.${kind}.*`, `${name.slice(0, -parameter.length)}*`];
  });
  return [...new Set(patterns)].sort((a, b) => Number(b.startsWith('*')) - Number(a.startsWith('*')));
}

/** The batchNorms whose gain and shift are all frozen: they are in evaluation mode. */
export function frozenNorms(
  groups: readonly ParameterGroup[],
  names: readonly string[],
): ReadonlySet<string> {
  const norms = new Map<string, boolean>();
  for (const name of names) {
    const layer = name.slice(0, name.lastIndexOf('.'));
    if (!layer.endsWith('.batchNorm')) continue;
    norms.set(layer, (norms.get(layer) ?? true) && groupOf(groups, name).frozen === true);
  }
  return new Set(Array.from(norms, ([layer, frozen]) => (frozen ? layer : '')).filter(Boolean));
}
