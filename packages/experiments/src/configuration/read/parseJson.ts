import { parse, printParseErrorCode } from 'jsonc-parser';
import type { ParseError } from 'jsonc-parser';
import { firstAmbiguity } from './firstAmbiguity.ts';
import { firstTooDeep } from './firstTooDeep.ts';

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

/** Brackets within brackets: a network of residual blocks in residual blocks needs a dozen. */
const deepest = 200;

/**
 * Parses JSON, with comments and trailing commas, and a byte order mark, where they stand.
 *
 * What readers of JSON take differently is refused: a name that an object has twice, `__proto__` as a name, and
 * brackets more than 200 deep.
 *
 * @param source What errors call the text: its file's name.
 * @throws JsonError at the first place where it is no JSON, with line and column, and what was found there.
 */
export function parseJson(text: string, source: string): unknown {
  const json = text.replace(/^\uFEFF/, '');
  const fail = (offset: number, must: string, got: string, remedy: string): JsonError => {
    const before = json.slice(0, offset).split(/\r\n|\n|\r/);
    return new JsonError(source, before.length, (before.at(-1)?.length ?? 0) + 1, must, got, remedy);
  };
  const tooDeep = firstTooDeep(json, deepest);
  if (tooDeep !== undefined) {
    const got = `a bracket ${deepest + 1} deep`;
    throw fail(tooDeep, `nested at most ${deepest} deep`, got, 'write it flatter');
  }
  const errors: ParseError[] = [];
  const value: unknown = parse(json, errors, { allowTrailingComma: true });
  const [first] = errors;
  if (first) {
    const { must, remedy } = demandOf(printParseErrorCode(first.error));
    throw fail(first.offset, must, foundAt(json, first), remedy);
  }
  const ambiguity = firstAmbiguity(json);
  if (ambiguity) throw fail(ambiguity.offset, ambiguity.must, shown(ambiguity.name), ambiguity.remedy);
  return value;
}

function foundAt(json: string, { offset, length }: ParseError): string {
  const found = json.slice(offset, offset + Math.max(1, length));
  if (found === '') return json.trim() === '' ? 'an empty file' : 'the end of the file';
  return shown(found);
}

const shown = (text: string): string => JSON.stringify(text.length > 30 ? `${text.slice(0, 29)}…` : text);

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
