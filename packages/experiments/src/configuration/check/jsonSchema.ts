import { clipSchema } from './checkClip.ts';
import { groupSchema } from './checkGroups.ts';
import { healthSchema } from './checkHealth.ts';
import { configurationSchema } from './configurationSchema.ts';
import { nestedFamily } from './checkKind.ts';
import { constraintOf } from './constraint.ts';
import type { Constraint } from './constraint.ts';
import { families } from './families.ts';
import type { FamilyName } from './families.ts';
import { schemaOf } from './schemaOf.ts';

/**
 * The JSON Schema (draft 2020-12) of a configuration, for editors: of the same schemas that check it, so that whatever
 * registers itself is offered.
 */
export function jsonSchema(): object {
  const all = families();
  const definitions = Object.fromEntries(
    Object.entries(all).map(([family, { kinds }]) => [
      family,
      {
        oneOf: [
          ...kinds.map((kind) => kindSchema(family, kind.type, constraintOf(schemaOf(kind).in.json))),
          ...(fileFamilies.has(family) ? [ofFile] : []),
        ],
      },
    ]),
  );
  const { properties, ...root } = objectSchema(constraintOf(configurationSchema.in.json), {});
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'An experiment of Weir',
    ...root,
    properties: {
      ...properties,
      data: of('data'),
      model: { type: 'array', minItems: 1, items: of('layer') },
      loss: of('loss'),
      optimizer: of('optimizer'),
      learningRate: { anyOf: [{ type: 'number', minimum: 0 }, of('schedule')] },
      diagnostics: { type: 'array', items: of('diagnostic') },
      clip: {
        ...objectSchema(constraintOf(clipSchema.in.json), {}),
        oneOf: [{ required: ['norm'] }, { required: ['value'] }],
      },
      groups: { type: 'array', items: objectSchema(constraintOf(groupSchema.in.json), {}) },
      health: { anyOf: [{ const: false }, health()] },
    },
    $defs: definitions,
  };
}

/** `health`, whose rules are kinds. */
function health(): object {
  const schema = objectSchema(constraintOf(healthSchema.in.json), {});
  return {
    ...schema,
    properties: { ...schema.properties, rules: { type: 'array', items: of('rule') } },
  };
}

/** Families whose kinds can be of a file of one's own, with options that only the file knows. */
const fileFamilies: ReadonlySet<string> = new Set(['layer', 'diagnostic', 'rule']);
const ofFile = {
  type: 'object',
  properties: { type: { type: 'string', pattern: '^(\\.{1,2}/|/)[^#]*#.+$' } },
  required: ['type'],
};

const of = (family: FamilyName): object => ({ $ref: `#/$defs/${family}` });

function kindSchema(family: string, type: string, constraint: Constraint): object {
  const every = family === 'diagnostic' ? { every: { type: 'integer', minimum: 1 } } : {};
  const { properties, required, ...rest } = objectSchema(constraint, { type: { const: type }, ...every });
  const own =
    family === 'data' ? Object.entries(properties).map(([key, one]) => [key, ofColumns(one)]) : undefined;
  return {
    ...rest,
    properties: own ? (Object.fromEntries(own) as typeof properties) : properties,
    required: [...new Set(['type', ...required])],
  };
}

/** Lists of texts in data are of columns, each of which is named once. */
function ofColumns(schema: unknown): unknown {
  const { type, items, anyOf } = schema as {
    type?: string;
    items?: { type?: string };
    anyOf?: readonly unknown[];
  }; // of valueSchema
  if (anyOf) return { anyOf: anyOf.map(ofColumns) };
  return type === 'array' && items?.type === 'string' ? { ...Object(schema), uniqueItems: true } : schema;
}

interface ObjectSchema {
  readonly type: 'object';
  readonly properties: Readonly<Record<string, unknown>>;
  readonly required: readonly string[];
  readonly additionalProperties: false;
}

function objectSchema(constraint: Constraint, beside: Readonly<Record<string, unknown>>): ObjectSchema {
  const keys = constraint.is === 'object' ? [...constraint.keys] : [];
  const own = Object.fromEntries(keys.map(([key, inner]) => [key, valueSchema(inner)]));
  const required = constraint.is === 'object' ? [...constraint.required] : [];
  return { type: 'object', properties: { ...own, ...beside }, required, additionalProperties: false };
}

function valueSchema(constraint: Constraint): object {
  const family = nestedFamily(constraint);
  switch (constraint.is) {
    case 'one of':
      return { anyOf: constraint.options.map(valueSchema) };
    case 'unit':
      return { const: constraint.value };
    case 'number':
      return Object.assign(
        { type: constraint.integer ? 'integer' : 'number' },
        ...constraint.bounds.map(({ side, value, exclusive }) => ({
          [`${exclusive ? 'exclusiveM' : 'm'}${side === 'least' ? 'inimum' : 'aximum'}`]: value,
        })),
      ) as object; // of literals
    case 'string':
      return {
        type: 'string',
        minLength: constraint.least,
        ...(constraint.most && { maxLength: constraint.most }),
      };
    case 'list':
      return {
        type: 'array',
        minItems: constraint.least,
        items:
          family === 'layer' && constraint.element.is !== 'list'
            ? of('layer')
            : valueSchema(constraint.element),
      };
    case 'object':
      return family ? of(family) : objectSchema(constraint, {});
    default:
      return {};
  }
}
