import { parse, printParseErrorCode } from 'jsonc-parser';
import type { ParseError } from 'jsonc-parser';

/** A text that is not JSON: `experiment.json line 3, column 5 must be …, got …; …`. */
export class JsonError extends Error {
  override readonly name = 'JsonError';
  constructor(
    readonly source: string,
    /** From 1. */
    readonly line: number,
    readonly column: number,
    must: string,
    got: string,
    remedy: string,
  ) {
    super(`${source} line ${line}, column ${column} must be ${must}, got ${got}; ${remedy}`);
  }
}

/**
 * Parses JSON, with comments and trailing commas, and a byte order mark, where they stand.
 *
 * @param source What errors call the text: its file's name.
 * @throws JsonError at the first place where it is no JSON, with line and column, and what was found there.
 */
export function parseJson(text: string, source: string): unknown {
  const json = text.replace(/^\uFEFF/, '');
  const errors: ParseError[] = [];
  const value: unknown = parse(json, errors, { allowTrailingComma: true });
  const [first] = errors;
  if (!first) return value;
  const before = json.slice(0, first.offset).split(/\r\n|\n|\r/);
  const { must, remedy } = demandOf(printParseErrorCode(first.error));
  throw new JsonError(
    source,
    before.length,
    (before.at(-1)?.length ?? 0) + 1,
    must,
    foundAt(json, first),
    remedy,
  );
}

function foundAt(json: string, { offset, length }: ParseError): string {
  const found = json.slice(offset, offset + Math.max(1, length));
  if (found === '') return json.trim() === '' ? 'an empty file' : 'the end of the file';
  return JSON.stringify(found.length > 30 ? `${found.slice(0, 29)}…` : found);
}

function demandOf(code: string): { readonly must: string; readonly remedy: string } {
  return (
    demands[code] ?? { must: 'JSON', remedy: 'write JSON; comments and trailing commas may stand in it' }
  );
}

const demands: Readonly<Record<string, { readonly must: string; readonly remedy: string }>> = {
  PropertyNameExpected: { must: 'the name of a property', remedy: 'put names in double quotes' },
  InvalidSymbol: { must: 'a JSON value', remedy: 'put text in double quotes' },
  ValueExpected: {
    must: 'a value',
    remedy: 'write a number, a string in double quotes, a list or an object',
  },
  ColonExpected: { must: 'a colon', remedy: 'put one between a name and its value' },
  CommaExpected: { must: 'a comma', remedy: 'put one between two entries' },
  CloseBraceExpected: { must: '"}"', remedy: 'close every {' },
  CloseBracketExpected: { must: '"]"', remedy: 'close every [' },
  EndOfFileExpected: { must: 'the end', remedy: 'keep one object, and remove what follows it' },
  UnexpectedEndOfString: { must: 'a string closed on its line', remedy: 'close it with a double quote' },
  UnexpectedEndOfComment: { must: 'a closed comment', remedy: 'close it with */' },
};
