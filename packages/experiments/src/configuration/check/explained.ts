import { nearestName } from '@weir/data';
import { ConfigurationError } from '../errors/configurationError.ts';
import { ownName } from '../errors/ownName.ts';
import { printValue } from '../errors/problem.ts';
import { clipSchema } from './checkClip.ts';
import { groupSchema } from './checkGroups.ts';
import { healthSchema } from './checkHealth.ts';
import { configurationSchema } from './configurationSchema.ts';
import { constraintOf } from './constraint.ts';
import type { Constraint } from './constraint.ts';
import { describeConstraint, enumerate } from './describeConstraint.ts';
import { families } from './families.ts';
import type { FamilyName } from './families.ts';
import { nestedFamily } from './checkKind.ts';
import { schemaOf } from './schemaOf.ts';

/** What a name of a configuration stands for. */
export interface Explained {
  readonly name: string;
  /** Where it can stand; `key` of a key of a configuration, `configuration` of the whole of one. */
  readonly family: FamilyName | 'key' | 'configuration';
  /** `a layer`. */
  readonly one: string;
  /** Each option with what it can be, and whether it must be there. */
  readonly options: readonly {
    readonly name: string;
    readonly can: string;
    /** The same with what lists and objects hold, where that is known. */
    readonly holds: string;
    readonly required: boolean;
  }[];
  /** Of a key of a configuration: the kinds that can stand there, by their types. */
  readonly kinds?: readonly string[];
}

/**
 * What a name can stand for in a configuration, of the schemas that check it: layers, initialisers, losses, optimisers,
 * schedules, data, diagnostics and rules of that name; a key of a configuration; or, as `configuration`, the whole of one.
 * Nothing of a name that is an option alone: see `optionOwners`.
 *
 * @param also Other names that are known.
 * @throws ConfigurationError if it stands for nothing, with the nearest.
 */
export function explained(name: string, also: readonly string[] = []): readonly Explained[] {
  const all = explainable();
  const found = all.filter((one) => one.name === name);
  if (found.length === 0 && !also.includes(name) && optionOwners(name).length === 0) {
    const options = all.flatMap((one) => one.options.map((option) => option.name));
    const known = [...new Set([...all.map((one) => one.name), ...also, ...options])];
    const nearest = ownName(name, known) ?? nearestName(name, known);
    const remedy =
      nearest === undefined
        ? `weir explain configuration lists the keys; weir explain ${[...keyFamilies.keys()].join(', ')} what can stand there`
        : `did you mean ${printValue(nearest)}?`;
    throw new ConfigurationError([
      { path: ['explain'], must: 'be followed by a name of a configuration', got: printValue(name), remedy },
    ]);
  }
  return found;
}

/** All that has an option of that name. */
export function optionOwners(name: string): readonly Explained[] {
  return explainable().filter(
    ({ family, options }) => family !== 'configuration' && options.some((option) => option.name === name),
  );
}

/** Everything that `explained` knows. */
export function explainable(): readonly Explained[] {
  const all = families();
  const kinds = Object.entries(all).flatMap(([family, { one, kinds }]) =>
    kinds.map((kind) => ({
      name: kind.type,
      family: family as FamilyName, // a key of families
      one,
      options: optionsIn(constraintOf(schemaOf(kind).in.json), family as FamilyName),
    })),
  );
  const whole = constraintOf(configurationSchema.in.json);
  const one = 'a key of a configuration';
  const keys = whole.is === 'object' ? [...whole.keys] : [];
  return [
    ...kinds,
    {
      name: 'configuration',
      family: 'configuration',
      one: 'an experiment',
      options: optionsIn(whole, 'configuration'),
    },
    ...keys.map(([name, demanded]) => {
      const family = keyFamilies.get(name);
      return {
        name,
        family: 'key' as const,
        one,
        options: optionsIn(checkedElsewhere.get(name) ?? demanded, 'key'),
        ...(family && { kinds: all[family].kinds.map((kind) => kind.type) }),
      };
    }),
  ];
}

/** What kinds stand under keys, as such or in a list or an option there. */
const keyFamilies: ReadonlyMap<string, FamilyName> = new Map([
  ['model', 'layer'],
  ['data', 'data'],
  ['loss', 'loss'],
  ['optimizer', 'optimizer'],
  ['learningRate', 'schedule'],
  ['diagnostics', 'diagnostic'],
  ['health', 'rule'],
]);

/** What stands under keys of which the outer schema only says that it is an object. */
const checkedElsewhere: ReadonlyMap<string, Constraint> = new Map(
  Object.entries({ clip: clipSchema, groups: groupSchema, health: healthSchema }).map(([key, schema]) => [
    key,
    constraintOf(schema.in.json),
  ]),
);

function optionsIn(constraint: Constraint, of: Explained['family']): Explained['options'] {
  if (constraint.is !== 'object') return [];
  return [...constraint.keys]
    .filter(([option]) => option !== 'type')
    .map(([option, demanded]) => ({
      name: option,
      can: describeConstraint(demanded, undefined) ?? 'anything',
      holds: (of === 'configuration' ? ofKey(option, demanded) : undefined) ?? canBe(demanded, of),
      required: constraint.required.has(option),
    }));
}

/** What can stand under a key whose kinds are known, or that is checked elsewhere. */
function ofKey(key: string, demanded: Constraint): string | undefined {
  const elsewhere = checkedElsewhere.get(key);
  const family = keyFamilies.get(key);
  if (family && key !== 'health') {
    const one = families()[family].one;
    if (demanded.is === 'list') return `a list, each ${one}: {"type": …}`;
    return demanded.is === 'one of'
      ? `a number of at least 0, or ${one}: {"type": …}`
      : `${one}: {"type": …}`;
  }
  if (!elsewhere) return undefined;
  if (demanded.is === 'list') return `a list, each ${canBe(elsewhere, 'key')}`;
  return demanded.is === 'one of' ? `false, or ${canBe(elsewhere, 'key')}` : canBe(elsewhere, 'key');
}

/** What an option can be, with what is in lists and objects. */
function canBe(demanded: Constraint, of: Explained['family']): string {
  const nested = of === 'layer' ? nestedFamily(demanded) : undefined;
  if (nested === 'initializer') return 'an initialiser: {"type": …}';
  if (nested === 'layer' && demanded.is === 'list')
    return demanded.element.is === 'list' ? 'a list of lists of layers' : 'a list of layers';
  if (demanded.is === 'object' && demanded.keys.size > 0) {
    const keys = [...demanded.keys].map(([key, inner]) => `"${key}": ${canBe(inner, of)}`);
    return `{${keys.join(', ')}}`;
  }
  if (
    demanded.is === 'list' &&
    !['anything', 'other'].includes(demanded.element.is) &&
    !isAnyObject(demanded.element)
  ) {
    const least = demanded.least > 0 ? ` of at least ${demanded.least}` : '';
    return `a list${least}, each ${canBe(demanded.element, of)}`;
  }
  // Objects are described where they stand alone: of several forms one line tells no more.
  if (demanded.is === 'one of' && demanded.options.some(({ is }) => is === 'list'))
    return enumerate(demanded.options.map((option) => canBe(option, of)));
  return describeConstraint(demanded, undefined) ?? 'anything';
}

const isAnyObject = (constraint: Constraint): boolean =>
  constraint.is === 'object' && constraint.keys.size === 0;
