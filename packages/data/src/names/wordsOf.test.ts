import { describe, expect, it } from 'vitest';
import { DataError } from '../dataError.ts';
import { wordsOf } from './wordsOf.ts';

describe('wordsOf', () => {
  it("reads any system's line ends, and drops blank lines, outer spaces and a byte order mark", () => {
    expect(wordsOf('\uFEFFemma\r\n\r\n  ava \nmia\rzoe')).toEqual(['emma', 'ava', 'mia', 'zoe']);
  });

  it('takes letters of any script, combining marks, apostrophes and hyphens', () => {
    const words = ['Zoë', "o'brien", 'd’arc', 'anne-marie', 'ольга', '恵子', 'राधा', 'يوسف'];
    expect(wordsOf(words.join('\n'))).toEqual(words);
  });

  it('takes any characters but a line end: blanks between others, digits, signs, the usual boundary by another', () => {
    const words = ['New York', 'R2-D2', 'a, b', 'smile 😀', 'tab\tbed'];
    expect(wordsOf(words.join('\n'))).toEqual(words);
    expect(wordsOf('St. Ives\nex.|', 'x', { boundary: '#' })).toEqual(['St. Ives', 'ex.|']);
  });

  it('reads one letter from a composed and from a decomposed accent', () => {
    expect(wordsOf('zoe\u0308')).toEqual(['zo\u00EB']);
  });

  it.each([
    ['em.ma', 'line 1, column 3', 'none that begins and ends words', '"." (U+002E)', 'such as "|"'],
    ['𝒶\n|#恵𠮷.', 'line 2, column 5', 'none that begins and ends words', '"." (U+002E)', 'such as "^"'],
    ['an\u0000na', 'line 1, column 3', 'text', 'U+0000', 'plain UTF-8 text'],
    ['anna\n\n zo\uFFFD', 'line 3, column 4', 'text', '"\uFFFD" (U+FFFD)', 'plain UTF-8 text'],
    ['an\u001B[31mna', 'line 1, column 3', 'text', 'U+001B', 'plain UTF-8 text'],
  ])('rejects %j by line, column and remedy', (text, where, must, got, remedy) => {
    const read = (): unknown => wordsOf(text, 'list.txt');
    expect(read).toThrow(DataError);
    expect(read).toThrow(`names: list.txt ${where} must be ${must}, got ${got}; `);
    expect(read).toThrow(remedy);
  });

  it.each([
    ['', 'an empty file'],
    [' \n\r\n', 'blank lines only'],
  ])('rejects a text without words: %j', (text, got) => {
    expect(() => wordsOf(text, 'none.txt')).toThrow(
      `names: none.txt must have at least one word, got ${got}; write one word a line`,
    );
  });

  it('hands the place to whoever wants to show it', () => {
    try {
      wordsOf('a\nb.', 'x.txt');
      expect.unreachable();
    } catch (error) {
      expect(error).toMatchObject({ name: 'DataError', place: { source: 'x.txt', line: 2, column: 2 } });
    }
  });
});
