import { DataError } from '../dataError.ts';
import { usualBoundary } from '../vocabulary.ts';

/** Which character no word may have. */
export interface WordsOptions {
  /** The character that stands for the beginning and the end of a word, and so cannot be in one. Default '.'. */
  readonly boundary?: string;
}

/** What no text holds that was read as what it is: control characters but the tab, and the sign of a failed reading. */
const misread = /[^\P{Cc}\t]|\uFFFD/u;

/**
 * The words of a text, one a line, in their order.
 *
 * A word may hold any characters but a line's end and the boundary: letters of any script, digits, blanks between
 * others, signs. Upper and lower case are different characters. Line ends may be of any system; blank lines, spaces
 * around a word and a byte order mark do not count; accents are composed (Unicode NFC), so that one letter is one
 * character however the file was written.
 *
 * @throws DataError naming line and column of the first boundary or control character, or if there is no word at all.
 */
export function wordsOf(
  text: string,
  source = 'text',
  { boundary = usualBoundary }: WordsOptions = {},
): readonly string[] {
  const words: string[] = [];
  const lines = text
    .replace(/^\uFEFF/, '')
    .normalize('NFC')
    .split(/\r\n|\n|\r/);
  for (const [index, raw] of lines.entries()) {
    const word = raw.trim();
    if (word === '') continue;
    if (word.includes(boundary) || misread.test(word)) {
      const characters = [...word];
      const wrong = characters.findIndex((character) => character === boundary || misread.test(character));
      const indent = raw.length - raw.trimStart().length;
      const place = { source, line: index + 1, column: indent + wrong + 1 };
      throw unfit(place, characters[wrong] ?? '', boundary, text);
    }
    words.push(word);
  }
  if (words.length === 0) {
    const got = text === '' ? 'an empty file' : 'blank lines only';
    throw new DataError('names', { source }, 'have at least one word', got, 'write one word a line');
  }
  return words;
}

function unfit(
  place: { source: string; line: number; column: number },
  character: string,
  boundary: string,
  text: string,
): DataError {
  const codePoint = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  const shown = /^[\p{C}\p{Z}]$/u.test(character) ? codePoint : `"${character}" (${codePoint})`;
  if (character !== boundary)
    return new DataError('names', place, 'be text', shown, 'save the list as plain UTF-8 text');
  const free = [...'.|#^~_'].find((candidate) => !text.includes(candidate));
  const remedy =
    free === undefined
      ? 'remove it, or set data.boundary to a character that no word has'
      : `set data.boundary to a character that no word has, such as "${free}"`;
  return new DataError('names', place, 'be none that begins and ends words', shown, remedy);
}
