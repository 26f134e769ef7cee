import { getLocation, parse } from 'jsonc-parser';
import type { Help } from './documented.ts';
import { fieldAt } from './fieldAt.ts';
import type { Form, FormField } from './form.ts';
import { valueAt } from './path.ts';

/** What could stand at a place of the text. */
interface Completion {
  readonly label: string;
  /** A line of documentation. */
  readonly info: string;
  /** What is written, as JSON. */
  readonly apply: string;
}

/** What could stand where somebody writes: names of options that are not there yet, types, and values to choose from. */
export interface Completions {
  /** What is being replaced begins and ends here. */
  readonly from: number;
  readonly to: number;
  readonly options: readonly Completion[];
}

/** Completes a configuration's text, which may be half written: what can be read of it says what stands where. */
export function completion(text: string, offset: number, form: Form, help: Help): Completions | undefined {
  const config: unknown = parse(text, [], { allowTrailingComma: true });
  const { path, isAtPropertyKey, previousNode } = getLocation(text, offset);
  const isWithin =
    previousNode && previousNode.offset <= offset && offset <= previousNode.offset + previousNode.length;
  const word = /[\w$"]*$/.exec(text.slice(0, offset))?.[0] ?? '';
  const from = isWithin ? previousNode.offset : offset - word.length;
  const to = isWithin ? previousNode.offset + previousNode.length : offset;
  const typed = text.slice(from, offset).replaceAll(/["\s]/g, '').toLowerCase();
  const matching = (options: readonly Completion[]) =>
    options.filter(({ label }) => label.toLowerCase().includes(typed));
  const place = fieldAt(form, config, path.slice(0, -1));
  const [key] = path.slice(-1);
  if (isAtPropertyKey) {
    if (!place) return undefined;
    const there = Object.keys(Object(valueAt(config, path.slice(0, -1))));
    const colon = /^\s*:/.test(text.slice(to)) ? '' : ': ';
    const names = [...(place.field.is === 'kind' ? [{ name: 'type' }] : []), ...place.options];
    const options = names
      .filter(({ name }) => name === key || !there.includes(name))
      .map(({ name }) => ({
        label: name,
        info: name === 'type' ? '' : help.option(place.family, place.owner, name),
        apply: `${JSON.stringify(name)}${colon}`,
      }));
    return { from, to, options: matching(options) };
  }
  if (key === 'type' && place?.field.is === 'kind') {
    const { family } = place.field;
    const options = (form.families[family]?.kinds ?? []).map(({ type }) => ({
      label: type,
      info: help.line(family, type),
      apply: JSON.stringify(type),
    }));
    return { from, to, options: matching(options) };
  }
  const here = fieldAt(form, config, path);
  const info = place && typeof key === 'string' ? help.option(place.family, place.owner, key) : '';
  const options = here ? valuesOf(here.field, form, help, info) : [];
  return options.length > 0 ? { from, to, options: matching(options) } : undefined;
}

function valuesOf(field: FormField, form: Form, help: Help, info: string): readonly Completion[] {
  switch (field.is) {
    case 'choice':
      return field.choices.map((choice) => ({
        label: String(choice),
        info,
        apply: JSON.stringify(choice),
      }));
    case 'either':
      return field.of.flatMap((one) => valuesOf(one, form, help, info));
    case 'kind':
      return (form.families[field.family]?.kinds ?? []).map(({ type }) => ({
        label: type,
        info: help.line(field.family, type),
        apply: `{"type": ${JSON.stringify(type)}}`,
      }));
    default:
      return [];
  }
}
