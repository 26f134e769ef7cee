const lineWidth = 110;

/** How many letters two words begin with alike. */
function sharedLetters(one: string, other: string): number {
  let count = 0;
  while (count < one.length && one[count] === other[count]) count += 1;
  return count;
}

/** The source of `src/corpora/sortedNames.ts` for names in the order of their letters, wrapped into lines. */
export function sortedNamesModule(names: readonly string[]): string {
  const lines = [''];
  names.forEach((name, at) => {
    const shared = sharedLetters(name, names[at - 1] ?? '');
    const piece = `${String.fromCharCode(65 + shared)}${name.slice(shared)}`; // from A, which shares none
    const line = lines.at(-1) ?? '';
    if (line.length + piece.length > lineWidth) lines.push(piece);
    else lines[lines.length - 1] = line + piece;
  });
  return `// Generated from @faker-js/faker (MIT, see ../../NOTICE.md) by \`pnpm generate\` in packages/data; not to be edited.

/**
 * ${names.length.toLocaleString('en')} given names in the order of their letters: of each, how many letters it begins with like the one before
 * it (A: none, B: one, …), and those that follow. Half of what the names take as they are, in gzip too.
 */
export const sortedNames: string = \`
${lines.join('\n')}
\`;
`;
}
