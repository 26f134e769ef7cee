import { ConfigurationError } from '../errors/configurationError.ts';
import { printPath, printValue } from '../errors/problem.ts';
import type { Path } from '../errors/problem.ts';
import { defaultTypes } from '../check/defaultTypes.ts';
import { mustBeObject } from '../check/mustBeObject.ts';
import { JsonError, parseJson } from '../read/parseJson.ts';
import { indicesOf } from './indicesOf.ts';
import { segmentsOf } from './optionPath.ts';

/**
 * A configuration with one option set, as `--set` has it: `setOption(config, 'model.2.init.gain=3')`.
 *
 * The path is of names and indices between dots or in brackets (`model[2].init.gain`), an index also being several and ranges
 * (`model.2,5-8.init.gain=3`): the same is set of each. The value is JSON, or else text as it stands. `null` takes out what the path leads to, an option or an element of a list, as in a JSON merge
 * patch (RFC 7396). Where the configuration leaves data, loss or optimiser to their defaults, an option of one is the
 * default's: `optimizer.momentum=0.9` is plain descent's. What was given is not changed, and not checked beyond the path: parse the result.
 *
 * @throws ConfigurationError if it is no `path=value`, or leads through a list's end or something without options;
 * JsonError if the value begins as a list or an object and is none.
 */
export function setOption(configuration: unknown, assignment: string): unknown {
  mustBeObject(configuration);
  const equals = assignment.indexOf('=');
  const path = equals < 0 ? [] : segmentsOf(assignment.slice(0, equals).trim());
  if (path.length === 0 || path.includes('')) {
    const remedy = 'write model.2.init.gain=3';
    throw new ConfigurationError([
      { path: ['--set'], must: 'be path=value', got: printValue(assignment), remedy },
    ]);
  }
  const value = valueOf(assignment.slice(equals + 1), assignment);
  return withValue(withDefaultType(configuration, path), path, value, []);
}

/** The configuration with the kind that it means, where an option of one is set that it leaves to its default. */
function withDefaultType(
  configuration: Readonly<Record<string, unknown>>,
  [key, option]: readonly string[],
): object {
  const type = Object.entries(defaultTypes).find(([family]) => family === key)?.[1];
  if (key === undefined || option === undefined || type === undefined || configuration[key] !== undefined)
    return configuration;
  return { ...configuration, [key]: { type } };
}

/** JSON, or else text as it stands; what looks like a list or an object must be one. */
function valueOf(text: string, assignment: string): unknown {
  try {
    return parseJson(text, `--set ${assignment}`);
  } catch (error) {
    if (!(error instanceof JsonError) || /^\s*[[{]/.test(text)) throw error;
    return text;
  }
}

function withValue(at: unknown, path: readonly string[], value: unknown, walked: Path): unknown {
  const [segment, ...rest] = path;
  if (segment === undefined) return value;
  if (Array.isArray(at)) {
    const indices = indicesOf(segment);
    if (indices.length === 0 || indices.some((index) => index >= at.length)) {
      const must =
        at.length > 0 ? `be followed by an index from 0 to ${at.length - 1}` : 'have an element to be set';
      throw new ConfigurationError([
        {
          path: walked,
          must,
          got: printValue(segment),
          remedy: `check --set ${[...walked, ...path].join('.')}`,
        },
      ]);
    }
    const isNamed = new Set(indices);
    if (value === null && rest.length === 0) return at.filter((_, position) => !isNamed.has(position));
    return at.map((element: unknown, position) =>
      isNamed.has(position) ? withValue(element, rest, value, [...walked, position]) : element,
    );
  }
  if (at !== undefined && (typeof at !== 'object' || at === null)) {
    const remedy = `set ${printPath(walked)} as a whole`;
    throw new ConfigurationError([
      { path: walked, must: `have an option "${segment}"`, got: printValue(at), remedy },
    ]);
  }
  // Entries, not assignment: a key such as __proto__ stays a key, for the check to refuse.
  const entries = new Map<string, unknown>(Object.entries(at ?? {}));
  if (value === null && rest.length === 0) entries.delete(segment);
  else entries.set(segment, withValue(entries.get(segment), rest, value, [...walked, segment]));
  return Object.fromEntries(entries);
}
