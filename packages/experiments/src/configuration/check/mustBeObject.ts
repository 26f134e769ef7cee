import { ConfigurationError } from '../errors/configurationError.ts';
import { printValue } from '../errors/problem.ts';
import { isObject } from './checkKind.ts';

/**
 * Lets the root of a configuration through.
 *
 * @throws ConfigurationError if it is no object.
 */
export function mustBeObject(given: unknown): asserts given is Readonly<Record<string, unknown>> {
  if (isObject(given)) return;
  throw new ConfigurationError([
    { path: [], must: 'be an object', got: printValue(given), remedy: 'write {"model": […]}' },
  ]);
}
