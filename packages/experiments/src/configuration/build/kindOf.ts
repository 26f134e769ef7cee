import { ConfigurationError } from '../errors/configurationError.ts';
import type { KindConfiguration } from '../configuration.ts';
import { didYouMean } from '../errors/didYouMean.ts';
import { printValue } from '../errors/problem.ts';
import type { Path } from '../errors/problem.ts';

/**
 * The kind that a configuration names.
 *
 * @throws ConfigurationError if there is none of that name, with the nearest.
 */
export function kindOf<K extends { readonly type: string }>(
  place: string,
  kinds: readonly K[],
  { type }: Pick<KindConfiguration, 'type'>,
): K {
  const found = kinds.find((kind) => kind.type === type);
  if (found) return found;
  const path: Path = [place, 'type'];
  const known = kinds.map((kind) => kind.type);
  throw new ConfigurationError([
    { path, must: 'be known', got: printValue(type), remedy: didYouMean(type, known) },
  ]);
}
