/** Where in a data source something is: a line and column of text, a row and named column of a table, or a byte. */
export interface Place {
  /** The file's name, or what the data was called by who passed it in. */
  readonly source: string;
  /** Line of a text, from 1. */
  readonly line?: number;
  /** Row of a table as its line in the file, from 1; the header is row 1. */
  readonly row?: number;
  /** Column: of a text the character's position from 1, of a table the column's name. */
  readonly column?: number | string;
  /** Of a table, the names of columns that are wrong together. */
  readonly columns?: readonly string[];
  /** Byte of a binary file, from 0. */
  readonly offset?: number;
}

/**
 * Data that cannot be used as it is: `<reader>: <place> must <want>, got <got>; <remedy>`.
 *
 * `want` says what is asked for and never quotes the data; `got` and `remedy` may.
 *
 * It is the input that is wrong, not the program: a command reports the message and ends with code 2.
 */
export class DataError extends Error {
  override readonly name = 'DataError';
  /** Where the data is wrong. */
  readonly place: Place;
  /** The message without anything that stands in the data: for those who may name a file but not read it. */
  readonly withoutContents: string;

  constructor(reader: string, place: Place, want: string, got: string, remedy: string) {
    super(`${reader}: ${describe(place)} must ${want}, got ${got}; ${remedy}`);
    this.place = place;
    const expected = `${reader}: ${describe(place)} must ${want}`;
    this.withoutContents = `${expected}, got something else; look at the file where it is, its contents are not shown`;
  }
}

function describe({ source, line, row, column, columns, offset }: Place): string {
  const details = [
    line === undefined ? undefined : `line ${line}`,
    row === undefined ? undefined : `row ${row}`,
    column === undefined ? undefined : `column ${typeof column === 'string' ? `"${column}"` : column}`,
    columns === undefined ? undefined : `columns ${listed(columns)}`,
    offset === undefined ? undefined : `byte ${offset}`,
  ].filter((detail) => detail !== undefined);
  return details.length > 0 ? `${source} ${details.join(', ')}` : source;
}

/** The names, the first few of many. */
function listed(names: readonly string[]): string {
  const shown = names.slice(0, 6).map((name) => `"${name}"`);
  return [...shown, ...(names.length > shown.length ? ['…'] : [])].join(', ');
}
