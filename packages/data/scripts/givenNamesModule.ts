const lineWidth = 110;

/** The source of `src/corpora/givenNames.ts` for a list of names, wrapped into lines. */
export function givenNamesModule(names: readonly string[]): string {
  const lines = [''];
  for (const name of names) {
    const line = lines.at(-1) ?? '';
    if (line.length + 1 + name.length > lineWidth) lines.push(name);
    else lines[lines.length - 1] = line === '' ? name : `${line} ${name}`;
  }
  return `// Generated from @faker-js/faker (MIT, see ../../NOTICE.md) by \`pnpm generate\` in packages/data; not to be edited.

/** ${names.length.toLocaleString('en')} given names in a–z from the Latin-script locales of @faker-js/faker, one a line, in a shuffled order. */
export const givenNames: string = \`
${lines.join('\n')}
\`
  .trim()
  .replace(/ /g, '\\n');
`;
}
