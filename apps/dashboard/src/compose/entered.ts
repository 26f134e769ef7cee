import type { FormField } from './form.ts';

/** What stands for a choice in a list of them: its JSON, so that `true` and `"true"` are two. */
export const choiceText = (choice: unknown): string =>
  typeof choice === 'string' ? choice : JSON.stringify(choice);

/** A value as its field shows it; what is no text is shown as JSON. */
export function shownValue(value: unknown): string {
  if (value === undefined) return '';
  if (Array.isArray(value) && value.every((element) => typeof element !== 'object'))
    return value.map(shownElement).join(', ');
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/**
 * What somebody means who has typed a text into a field; undefined where it is empty: the default. What is not what the field
 * wants is taken as it is, for the checks to say so.
 */
export function entered(text: string, field: FormField): unknown {
  if (text.trim() === '') return undefined;
  switch (field.is) {
    case 'number':
      return Number.isFinite(Number(text)) ? Number(text) : text;
    case 'choice':
      return field.choices.find((choice) => choiceText(choice) === text) ?? text;
    case 'text':
      return text;
    case 'list':
      return elementsOf(text).map((element) => entered(element, field.of));
    case 'either':
      return eitherOf(text, field.of);
    default:
      return json(text);
  }
}

function eitherOf(text: string, fields: readonly FormField[]): unknown {
  const choice = fields
    .flatMap((field) => (field.is === 'choice' ? field.choices : []))
    .find((one) => choiceText(one) === text.trim());
  if (choice !== undefined) return choice;
  const list = fields.find(({ is }) => is === 'list');
  if (list && text.includes(',')) return entered(text, list);
  const hasNumber = fields.some(({ is }) => is === 'number');
  return hasNumber && Number.isFinite(Number(text)) ? Number(text) : text;
}

/** What commas part, but for those within double quotes, which are taken off. */
function elementsOf(text: string): readonly string[] {
  return (text.match(/\s*"(?:[^"\\]|\\.)*"\s*(?=,|$)|[^,]+/g) ?? [])
    .map((element) => element.trim())
    .filter((element) => element !== '')
    .map((element) => (element.startsWith('"') ? String(json(element)) : element));
}

/** An element of a list, in double quotes where a comma in it would part it. */
const shownElement = (element: unknown): string =>
  typeof element === 'string' && /[,"]|^\s|\s$/.test(element) ? JSON.stringify(element) : shownValue(element);

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
