/** What can separate the cells of a row. */
export type Delimiter = ',' | ';' | '|' | '\t';

/**
 * What separates the cells of a table, by its first line that is not blank: whichever stands in it most often outside
 * quotes, a comma where none does. A semicolon where all commas stand between digits: those are decimal.
 */
export function delimiterOf(text: string): Delimiter {
  const line = /\S.*/.exec(text.replace(/^\uFEFF/, ''))?.[0] ?? '';
  const bare = line.replace(/"[^"]*"/g, '');
  if (bare.includes(';') && /^([^,]|(?<=\d),(?=\d))*$/.test(bare)) return ';';
  const counted = delimiters.map((delimiter) => ({ delimiter, count: bare.split(delimiter).length }));
  return counted.reduce((most, next) => (next.count > most.count ? next : most)).delimiter;
}

const delimiters = [',', ';', '\t', '|'] as const;
