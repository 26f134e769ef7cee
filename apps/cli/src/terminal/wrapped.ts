/**
 * A text in lines of at most so many characters, broken between words; a word that is longer stays whole.
 *
 * @param indent Ahead of every line but the first, which keeps its own. Default none.
 */
export function wrapped(text: string, width: number, indent = ''): readonly string[] {
  const lines: string[] = [];
  const [start = ''] = /^ */.exec(text) ?? [];
  let line = '';
  for (const word of text.trim().split(' ')) {
    const longer = line === '' ? `${start}${word}` : `${line} ${word}`;
    if (line !== '' && longer.length > width) {
      lines.push(line);
      line = `${indent}${word}`;
    } else line = longer;
  }
  return [...lines, line];
}
