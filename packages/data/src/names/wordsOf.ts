import { DataError } from '../dataError.ts';
import { boundary } from '../vocabulary.ts';

/** Letters of any script with their combining marks, and the apostrophe and hyphen that names are written with. */
const wordPattern = /^[\p{L}\p{M}'’-]+$/u;

/**
 * The words of a text, one a line, in their order.
 *
 * A word is of letters of any script, combining marks, apostrophes and hyphens. Upper and lower case are different
 * characters. Line ends may be of any system; blank lines, spaces around a word and a byte order mark do not count;
 * accents are composed (Unicode NFC), so that one letter is one character however the file was written.
 *
 * @throws DataError naming line and column of the first other character, or if there is no word at all.
 */
export function wordsOf(text: string, source = 'text'): readonly string[] {
  const words: string[] = [];
  const lines = text
    .replace(/^\uFEFF/, '')
    .normalize('NFC')
    .split(/\r\n|\n|\r/);
  for (const [index, raw] of lines.entries()) {
    const word = raw.trim();
    if (word === '') continue;
    if (!wordPattern.test(word)) {
      const characters = [...word];
      const wrong = characters.findIndex((character) => !wordPattern.test(character));
      const indent = raw.length - raw.trimStart().length;
      const place = { source, line: index + 1, column: indent + wrong + 1 };
      throw unfit(place, characters[wrong] ?? '');
    }
    words.push(word);
  }
  if (words.length === 0) {
    const got = text === '' ? 'an empty file' : 'blank lines only';
    throw new DataError('names', { source }, 'have at least one word', got, 'write one word a line');
  }
  return words;
}

function unfit(place: { source: string; line: number; column: number }, character: string): DataError {
  const codePoint = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  const shown = /^[\p{C}\p{Z}]$/u.test(character) ? codePoint : `"${character}" (${codePoint})`;
  return new DataError('names', place, 'be a letter, apostrophe or hyphen', shown, remedyFor(character));
}

function remedyFor(character: string): string {
  if (character === boundary) return `remove it: "${boundary}" stands for the beginning and end of a word`;
  if (/\s/u.test(character)) return 'put each word on its own line';
  if (character === '\uFFFD' || /\p{C}/u.test(character)) return 'save the list as plain UTF-8 text';
  return 'remove or replace it';
}
