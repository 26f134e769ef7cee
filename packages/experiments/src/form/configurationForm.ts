import { defaultDiagnostics } from '@weir/diagnostics';
import { clipSchema } from '../configuration/check/checkClip.ts';
import { groupSchema } from '../configuration/check/checkGroups.ts';
import { healthSchema } from '../configuration/check/checkHealth.ts';
import { configurationSchema } from '../configuration/check/configurationSchema.ts';
import { constraintOf } from '../configuration/check/constraint.ts';
import { families } from '../configuration/check/families.ts';
import type { CheckedKind, FamilyName } from '../configuration/check/families.ts';
import { schemaOf } from '../configuration/check/schemaOf.ts';
import { knownDiagnostics } from '../configuration/extensions.ts';
import { formOptions } from './formField.ts';
import type { FormField, FormOption } from './formField.ts';

/** One kind of a family, with its options beside `type`. */
export interface FormKind {
  readonly type: string;
  readonly options: readonly FormOption[];
}

/** What a form for configurations is made of. */
export interface ConfigurationForm {
  /** The keys of a configuration. */
  readonly keys: readonly FormOption[];
  readonly families: Readonly<
    Record<FamilyName, { readonly one: string; readonly kinds: readonly FormKind[] }>
  >;
  /** What is measured where a configuration has no `diagnostics`. */
  readonly defaultDiagnostics: readonly { readonly type: string; readonly [option: string]: unknown }[];
}

/**
 * What can be entered into a configuration, as plain data that can be posted to another thread: for forms. It is of the
 * schemas that check it, so that whatever registers itself has a form.
 */
export function configurationForm(): ConfigurationForm {
  const all = families();
  const keys = formOptions(constraintOf(configurationSchema.in.json)).map((key) => {
    const field = nestedField(key.name, all.rule.kinds, key.field);
    return field ? { ...key, field } : key;
  });
  const kindsOf = (family: FamilyName, kinds: readonly CheckedKind[]): readonly FormKind[] =>
    kinds.toSorted(byType).map((kind) => ({
      type: kind.type,
      options: [...optionsOf(kind), ...(family === 'diagnostic' ? [everyOption(kind.type)] : [])],
    }));
  const listed = Object.entries(all).map(([name, { one, kinds }]) => [
    name,
    { one, kinds: kindsOf(name as FamilyName, kinds) }, // a key of families
  ]);
  return {
    keys,
    families: Object.fromEntries(listed) as ConfigurationForm['families'], // the same keys
    defaultDiagnostics,
  };
}

/** Registries are in the order of what a bundler makes of their names. */
const byType = (one: CheckedKind, other: CheckedKind): number => (one.type < other.type ? -1 : 1);

/** What stands under the keys of which the outer schema says only that it is an object, or a list of them. */
function nestedField(key: string, rules: readonly CheckedKind[], outer: FormField): FormField | undefined {
  const optionsIn = (schema: { readonly in: { readonly json: unknown } }) =>
    formOptions(constraintOf(schema.in.json));
  switch (key) {
    case 'data':
    case 'loss':
    case 'optimizer':
      return { is: 'kind', family: key };
    case 'model':
      return { is: 'kinds', family: 'layer' };
    case 'diagnostics':
      return { is: 'kinds', family: 'diagnostic' };
    case 'learningRate': {
      const numbers = outer.is === 'either' ? outer.of.filter(({ is }) => is === 'number') : [];
      return { is: 'either', of: [...numbers, { is: 'kind', family: 'schedule' }] };
    }
    case 'clip':
      return { is: 'options', options: optionsIn(clipSchema) };
    case 'groups':
      return { is: 'list', of: { is: 'options', options: optionsIn(groupSchema) } };
    case 'health': {
      const without: FormField = {
        is: 'list',
        of: { is: 'choice', choices: rules.map(({ type }) => type) },
      };
      const fields: Readonly<Record<string, FormField>> = { rules: { is: 'kinds', family: 'rule' }, without };
      const options = optionsIn(healthSchema).map((option) => ({
        ...option,
        field: fields[option.name] ?? option.field,
      }));
      return {
        is: 'either',
        of: [
          { is: 'options', options },
          { is: 'choice', choices: [false] },
        ],
      };
    }
    default:
      return undefined;
  }
}

function optionsOf(kind: CheckedKind): readonly FormOption[] {
  const schema = schemaOf(kind);
  return formOptions(constraintOf(schema.in.json), defaultsIn(schema.json));
}

/** The defaults that a schema fills in, by option. */
function defaultsIn(json: unknown): ReadonlyMap<string, unknown> {
  if (typeof json !== 'object' || json === null) return new Map();
  if ('in' in json) return defaultsIn(json.in);
  const optional: readonly unknown[] =
    'optional' in json && Array.isArray(json.optional) ? json.optional : [];
  return new Map(
    optional.flatMap((entry): readonly (readonly [string, unknown])[] =>
      typeof entry === 'object' && entry !== null && 'default' in entry && 'key' in entry
        ? [[String(entry.key), entry.default]]
        : [],
    ),
  );
}

const everyOption = (diagnostic: string): FormOption => ({
  name: 'every',
  field: { is: 'number', integer: true, bounds: [{ side: 'least', value: 1, exclusive: false }] },
  can: 'an integer of at least 1',
  required: false,
  default: knownDiagnostics().find(({ type }) => type === diagnostic)?.defaultEvery ?? 1,
});
