import { checkOptions } from './checkOptions.ts';
import { constraintOf } from './constraint.ts';
import type { Constraint } from './constraint.ts';
import type { KindConfiguration } from '../configuration.ts';
import { didYouMean } from '../errors/didYouMean.ts';
import type { CheckedKind, Families, FamilyName } from './families.ts';
import { elsewhere } from './elsewhere.ts';
import { schemaOf } from './schemaOf.ts';
import { printValue, refusal } from '../errors/problem.ts';
import type { Path, Problem } from '../errors/problem.ts';

/** A checked `{type, …options}`: what is wrong with it, and what it is with its schema's defaults. */
export interface CheckedKindConfiguration {
  readonly problems: readonly Problem[];
  readonly configuration: KindConfiguration;
}

/**
 * Checks one `{type, …options}` of a family, with all that is nested in it.
 *
 * @param beside Keys that are not the kind's own and are checked elsewhere: a diagnostic's `every`.
 */
export function checkKind(
  families: Families,
  name: FamilyName,
  given: unknown,
  path: Path,
  beside: readonly string[] = [],
): CheckedKindConfiguration {
  const family = families[name];
  const types = family.kinds.map((kind) => kind.type);
  const refuse = (problem: Problem) => ({ problems: [problem], configuration: { type: '' } });
  if (!isObject(given)) {
    const remedy =
      typeof given === 'string' ? `write {"type": ${JSON.stringify(given)}}` : 'write {"type": …}';
    return refuse({ path, must: `be ${family.one}, an object with a type`, got: printValue(given), remedy });
  }
  const kind = family.kinds.find((candidate) => candidate.type === given['type']);
  if (!kind) {
    const got = printValue(given['type']);
    return refuse({
      path: [...path, 'type'],
      must: `be ${family.one}`,
      got,
      remedy: kindOfFile(name, given['type']) ?? didYouMean(given['type'], types),
    });
  }
  const { problems, values } = checkOptions(schemaOf(kind), given, {
    path,
    owner: kind.type,
    beside: ['type', ...beside],
    elsewhere: (key) => elsewhere(families, key, path, name === 'layer' ? kind.type : undefined),
  });
  const nested = name === 'layer' ? checkNested(families, kind, given, path) : [];
  const all = [...nested, ...problems]; // of what both refuse, nested says more
  return {
    problems: all.length > 0 ? all : refusals(kind, values, path),
    configuration: { type: kind.type, ...values },
  };
}

/** What to do where a type names a file, of which nothing was imported. */
function kindOfFile(family: FamilyName, given: unknown): string | undefined {
  if (typeof given !== 'string' || !/^\.{0,2}\/|\.[cm]?[jt]s(#|$)/.test(given)) return undefined;
  if (!['layer', 'diagnostic', 'rule'].includes(family))
    return 'layers, diagnostics and rules alone can be of a file of your own';
  if (/^\w+:\/\//.test(given)) return 'write "./mine.js#name", the path of a file beside the configuration';
  const [file, name] = given.split('#');
  if (name === undefined || name === '')
    return `write ${printValue(`${file}#name`)}, with what the file exports for name`;
  return /^\.{0,2}\//.test(given)
    ? 'files are imported for configurations of the command line alone; in a program call extendConfiguration'
    : `write ${printValue(`./${given}`)}: a file’s path begins with ./, ../ or /`;
}

/** The family that an option of a layer belongs to: any object is an initialiser, any list of objects layers. */
export function nestedFamily(constraint: Constraint): 'initializer' | 'layer' | undefined {
  if (constraint.is === 'object' && constraint.keys.size === 0) return 'initializer';
  if (constraint.is !== 'list') return undefined;
  const { element } = constraint;
  if (element.is === 'anything' || (element.is === 'object' && element.keys.size === 0)) return 'layer';
  return element.is === 'list' ? nestedFamily(element) : undefined;
}

function checkNested(
  families: Families,
  kind: CheckedKind,
  given: Readonly<Record<string, unknown>>,
  path: Path,
): readonly Problem[] {
  const constraint = constraintOf(schemaOf(kind).in.json);
  if (constraint.is !== 'object') return [];
  const check = (family: 'initializer' | 'layer', value: unknown, at: Path): readonly Problem[] =>
    family === 'layer' && Array.isArray(value)
      ? value.flatMap((element, index) => check(family, element, [...at, index]))
      : checkKind(families, family, value, at).problems;
  return Object.entries(given).flatMap(([key, value]) => {
    const option = constraint.keys.get(key);
    const family = option && nestedFamily(option);
    // What is no object at all is the schema's to say.
    return family && typeof value === 'object' && value !== null ? check(family, value, [...path, key]) : [];
  });
}

/** What only building shows, such as two options that do not go together. */
function refusals({ tryBuild }: CheckedKind, options: object, path: Path): readonly Problem[] {
  try {
    tryBuild?.(options);
    return [];
  } catch (error) {
    return [refusal(path, error)];
  }
}

/** Whether a value is an object with keys: neither null nor a list. */
export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
