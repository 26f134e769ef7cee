import { ConfigurationError } from '../errors/configurationError.ts';
import { didYouMean } from '../errors/didYouMean.ts';
import { printValue } from '../errors/problem.ts';
import { configurationSchema } from './configurationSchema.ts';
import { constraintOf } from './constraint.ts';
import type { Constraint } from './constraint.ts';
import { describeConstraint } from './describeConstraint.ts';
import { families } from './families.ts';
import { schemaOf } from './schemaOf.ts';

/** What a name of a configuration stands for. */
export interface Explained {
  readonly name: string;
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
 * schedules, data, diagnostics and rules of that name, and the keys of a configuration as `configuration`.
 *
 * @throws ConfigurationError if it stands for nothing, with the nearest.
 */
export function explained(name: string): readonly Explained[] {
  const all = Object.values(families()).flatMap(({ one, kinds }) =>
    kinds.map((kind) => ({ name: kind.type, one, schema: schemaOf(kind) })),
  );
  const whole = { name: 'configuration', one: 'an experiment', schema: configurationSchema };
  const found = [...all, whole].filter((kind) => kind.name === name);
  if (found.length === 0) {
    const remedy = didYouMean(name, [...new Set([...all, whole].map((kind) => kind.name))]);
    throw new ConfigurationError([
      { path: ['explain'], must: 'be followed by a name of a configuration', got: printValue(name), remedy },
    ]);
  }
  return found.map(({ one, schema }) => ({ name, one, options: optionsIn(constraintOf(schema.in.json)) }));
}

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
