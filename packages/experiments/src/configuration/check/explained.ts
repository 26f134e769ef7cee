import { ConfigurationError } from '../errors/configurationError.ts';
import { didYouMean } from '../errors/didYouMean.ts';
import { printValue } from '../errors/problem.ts';
import { clipSchema } from './checkClip.ts';
import { groupSchema } from './checkGroups.ts';
import { healthSchema } from './checkHealth.ts';
import { configurationSchema } from './configurationSchema.ts';
import { constraintOf } from './constraint.ts';
import type { Constraint } from './constraint.ts';
import { describeConstraint } from './describeConstraint.ts';
import { families } from './families.ts';
import type { FamilyName } from './families.ts';
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
    readonly required: boolean;
  }[];
}

/**
 * What a name can stand for in a configuration, of the schemas that check it: layers, initialisers, losses, optimisers,
 * schedules, data, diagnostics and rules of that name; a key of a configuration; or, as `configuration`, the whole of one.
 *
 * @throws ConfigurationError if it stands for nothing, with the nearest.
 */
export function explained(name: string, also: readonly string[] = []): readonly Explained[] {
  const all = explainable();
  const found = all.filter((one) => one.name === name);
  if (found.length === 0 && !also.includes(name)) {
    const remedy = didYouMean(name, [...new Set([...all.map((one) => one.name), ...also])]);
    throw new ConfigurationError([
      { path: ['explain'], must: 'be followed by a name of a configuration', got: printValue(name), remedy },
    ]);
  }
  return found;
}

/** Everything that `explained` knows. */
export function explainable(): readonly Explained[] {
  const kinds = Object.entries(families()).flatMap(([family, { one, kinds }]) =>
    kinds.map((kind) => ({
      name: kind.type,
      family: family as FamilyName, // a key of families
      one,
      options: optionsIn(constraintOf(schemaOf(kind).in.json)),
    })),
  );
  const whole = constraintOf(configurationSchema.in.json);
  const one = 'a key of a configuration';
  const keys = whole.is === 'object' ? [...whole.keys] : [];
  return [
    ...kinds,
    { name: 'configuration', family: 'configuration', one: 'an experiment', options: optionsIn(whole) },
    ...keys.map(([name, demanded]) => ({
      name,
      family: 'key' as const,
      one,
      options: optionsIn(checkedElsewhere.get(name) ?? demanded),
    })),
  ];
}

/** What stands under keys of which the outer schema only says that it is an object. */
const checkedElsewhere: ReadonlyMap<string, Constraint> = new Map(
  Object.entries({ clip: clipSchema, groups: groupSchema, health: healthSchema }).map(([key, schema]) => [
    key,
    constraintOf(schema.in.json),
  ]),
);

function optionsIn(constraint: Constraint): Explained['options'] {
  if (constraint.is !== 'object') return [];
  return [...constraint.keys]
    .filter(([option]) => option !== 'type')
    .map(([option, demanded]) => ({
      name: option,
      can: describeConstraint(demanded, undefined) ?? 'anything',
      required: constraint.required.has(option),
    }));
}
