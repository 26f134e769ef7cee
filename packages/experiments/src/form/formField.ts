import { nestedFamily } from '../configuration/check/checkKind.ts';
import type { Bound, Constraint } from '../configuration/check/constraint.ts';
import { describeConstraint } from '../configuration/check/describeConstraint.ts';
import type { FamilyName } from '../configuration/check/families.ts';

/** What can be entered at one place of a configuration, as plain data: by it a form draws the control for it. */
export type FormField =
  | { readonly is: 'number'; readonly integer: boolean; readonly bounds: readonly Bound[] }
  | { readonly is: 'choice'; readonly choices: readonly (string | number | boolean)[] }
  | { readonly is: 'text' }
  /** `{type, …}` of a family. */
  | { readonly is: 'kind'; readonly family: FamilyName }
  /** A list of them. */
  | { readonly is: 'kinds'; readonly family: FamilyName }
  | { readonly is: 'options'; readonly options: readonly FormOption[] }
  | { readonly is: 'list'; readonly of: FormField }
  | { readonly is: 'either'; readonly of: readonly FormField[] }
  /** Whatever JSON can be: only what is written is checked. */
  | { readonly is: 'json' };

/** One option: its name, what can be entered, and whether it must be there. */
export interface FormOption {
  readonly name: string;
  readonly field: FormField;
  /** What it can be, in the words of errors: `a number of at least 0 and at most 1`. */
  readonly can: string;
  readonly required: boolean;
  /** Where the schema itself fills one in; other defaults are told by the documentation. */
  readonly default?: unknown;
}

/** The options that a schema's object has. */
export function formOptions(
  constraint: Constraint,
  defaults: ReadonlyMap<string, unknown> = new Map(),
): readonly FormOption[] {
  if (constraint.is !== 'object') return [];
  return [...constraint.keys]
    .filter(([name]) => name !== 'type')
    .map(([name, demanded]) => ({
      name,
      field: formField(demanded),
      can: describeConstraint(demanded, undefined) ?? 'anything',
      required: constraint.required.has(name),
      ...(defaults.has(name) && { default: defaults.get(name) }),
    }));
}

/** The field that takes what a constraint demands. */
export function formField(constraint: Constraint): FormField {
  const family = nestedFamily(constraint);
  switch (constraint.is) {
    case 'one of':
      return eitherOf(constraint.options);
    case 'unit':
      return choiceOf([constraint.value]);
    case 'number':
      return { is: 'number', integer: constraint.integer, bounds: constraint.bounds };
    case 'string':
      return { is: 'text' };
    case 'list': {
      if (family === undefined) return { is: 'list', of: formField(constraint.element) };
      // Of a list of lists, such as branches, each is a list of layers.
      const isNested = constraint.element.is === 'list';
      return isNested ? { is: 'list', of: { is: 'kinds', family } } : { is: 'kinds', family };
    }
    case 'object':
      return family ? { is: 'kind', family } : { is: 'options', options: formOptions(constraint) };
    default:
      return { is: 'json' };
  }
}

function eitherOf(options: readonly Constraint[]): FormField {
  const units = options.flatMap((option) => (option.is === 'unit' ? [option.value] : []));
  const others = options.filter(({ is }) => is !== 'unit').map(formField);
  const all = [...others, ...(units.length > 0 ? [choiceOf(units)] : [])];
  const [only] = all;
  return all.length === 1 && only ? only : { is: 'either', of: all };
}

function choiceOf(units: readonly unknown[]): FormField {
  const choices = units.filter(
    (unit): unit is string | number | boolean => unit !== null && typeof unit !== 'object',
  );
  // Schemas list their choices in an order of their own, in which false comes first.
  const ordered = choices.every((choice) => typeof choice === 'boolean') ? choices.toReversed() : choices;
  return { is: 'choice', choices: ordered };
}
