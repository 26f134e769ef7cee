import { parse } from 'jsonc-parser';
import type { ParseError } from 'jsonc-parser';

/** What a configuration's text says; undefined where it is no JSON, of which the worker tells why. */
export function parsedText(text: string): { readonly config: unknown } | undefined {
  const errors: ParseError[] = [];
  const config: unknown = parse(text.replace(/^\uFEFF/, ''), errors, { allowTrailingComma: true });
  return errors.length === 0 ? { config } : undefined;
}
