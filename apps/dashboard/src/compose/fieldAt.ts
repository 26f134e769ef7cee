import type { Form, FormField, FormOption } from './form.ts';
import type { Path } from './path.ts';
import { valueAt } from './path.ts';

/** What stands at a place of a configuration: its field, and whose option it is, for the documentation. */
export interface Place {
  readonly field: FormField;
  /** `layer linear`: what the options within are of. */
  readonly family: string;
  readonly owner: string;
  /** Of an object: what it can have. */
  readonly options: readonly FormOption[];
}

/** What can be entered at a place; undefined where the form knows none. */
export function fieldAt(form: Form, config: unknown, path: Path): Place | undefined {
  let field: FormField = { is: 'options', options: form.keys };
  let owner = { family: 'configuration', owner: 'configuration' };
  for (let at = 0; at <= path.length; at++) {
    const value = valueAt(config, path.slice(0, at));
    field = fitting(field, value);
    if (field.is === 'kind') owner = { family: field.family, owner: String(valueAt(value, ['type']) ?? '') };
    const options = optionsOf(form, field, owner.owner);
    const segment = path[at];
    if (segment === undefined) return { field, options, ...owner };
    const inner = innerField(field, options, segment);
    if (!inner) return undefined;
    if (field.is === 'options') owner = { family: 'key', owner: String(segment) };
    field = inner;
  }
  return undefined;
}

/** Of several things that can stand there, the one that fits what does. */
function fitting(field: FormField, value: unknown): FormField {
  if (field.is !== 'either') return field;
  const object = field.of.find(({ is }) => is === 'kind' || is === 'options');
  return typeof value === 'object' && value !== null && object ? object : field;
}

function optionsOf(form: Form, field: FormField, type: string): readonly FormOption[] {
  if (field.is === 'options') return field.options;
  if (field.is !== 'kind') return [];
  return form.families[field.family]?.kinds.find((kind) => kind.type === type)?.options ?? [];
}

function innerField(
  field: FormField,
  options: readonly FormOption[],
  segment: string | number,
): FormField | undefined {
  if (field.is === 'kinds') return { is: 'kind', family: field.family };
  if (field.is === 'list') return field.of;
  if (field.is === 'kind' && segment === 'type') return { is: 'json' };
  return options.find(({ name }) => name === segment)?.field;
}
