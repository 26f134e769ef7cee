import { didYouMean, knownRules } from '@weir/experiments';
import { UsageError } from '../usageError.ts';

/**
 * Checks the names of health rules.
 *
 * @throws UsageError if there is none of a name, with the nearest.
 */
export function ruleNames(given: readonly string[]): readonly string[] {
  const known = knownRules().map(({ type }) => type);
  for (const name of given) {
    if (!known.some((type) => type === name)) {
      throw new UsageError(`--stop-on must name a health rule, got "${name}"; ${didYouMean(name, known)}`);
    }
  }
  return given;
}
