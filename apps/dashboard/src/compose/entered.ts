import type { FormField } from './form.ts';

/** What stands for a choice in a list of them: its JSON, so that `true` and `"true"` are two. */
export const choiceText = (choice: unknown): string =>
  typeof choice === 'string' ? choice : JSON.stringify(choice);

/** A value as its field shows it; what is no text is shown as JSON. */
export function shownValue(value: unknown): string {
  if (value === undefined) return '';
  if (Array.isArray(value) && value.every((element) => typeof element !== 'object'))
    return value.map(shownValue).join(', ');
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
      return text
        .split(',')
        .map((element) => element.trim())
        .filter((element) => element !== '')
        .map((element) => entered(element, field.of));
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
  const hasNumber = fields.some(({ is }) => is === 'number');
  return hasNumber && Number.isFinite(Number(text)) ? Number(text) : text;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
