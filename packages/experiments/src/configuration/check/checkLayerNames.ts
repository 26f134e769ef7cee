import type { Configuration, KindConfiguration } from '../configuration.ts';
import { ConfigurationError } from '../errors/configurationError.ts';
import { didYouMean } from '../errors/didYouMean.ts';
import { printValue } from '../errors/problem.ts';
import type { Path, Problem } from '../errors/problem.ts';

/**
 * Checks that diagnostics and health rules name layers that the network has, by name or by index among its own.
 *
 * @param names Of all layers, those within others too: `4.residual.1.batchNorm`.
 * @throws ConfigurationError with every one that is not there.
 */
export function checkLayerNames(
  { diagnostics, health }: Pick<Configuration, 'diagnostics' | 'health'>,
  names: readonly string[],
): void {
  const rules = (health === undefined || health === false ? undefined : health.rules) ?? [];
  const problems = [
    ...diagnostics.flatMap((one, at) => unknownIn(one, names, ['diagnostics', at, 'layers'])),
    ...rules.flatMap((one, at) => unknownIn(one, names, ['health', 'rules', at, 'layers'])),
  ];
  if (problems.length > 0) throw new ConfigurationError(problems);
}

function unknownIn({ layers }: KindConfiguration, names: readonly string[], path: Path): readonly Problem[] {
  if (!Array.isArray(layers)) return [];
  const own = names.filter((name) => name.split('.').length === 2);
  return layers.flatMap((layer: unknown, at) => {
    const isThere =
      typeof layer === 'number' ? layer < own.length : typeof layer !== 'string' || names.includes(layer);
    if (isThere) return [];
    const must = typeof layer === 'number' ? `be at most ${own.length - 1}` : 'be a layer of the network';
    return [{ path: [...path, at], must, got: printValue(layer), remedy: didYouMean(layer, names) }];
  });
}
