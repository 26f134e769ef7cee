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

  it('reads one letter from a composed and from a decomposed accent', () => {
    expect(wordsOf('zoe\u0308')).toEqual(['zo\u00EB']);
  });

  it.each([
    ['anna\nol1via', 'line 2, column 3', '"1" (U+0031)', 'remove or replace it'],
    ['em.ma', 'line 1, column 3', '"." (U+002E)', 'stands for the beginning and end of a word'],
    ['anna\n\n\tjo hn', 'line 3, column 4', 'U+0020', 'put each word on its own line'],
    ['an\u0000na', 'line 1, column 3', 'U+0000', 'plain UTF-8 text'],
    ['zo\uFFFD', 'line 1, column 3', '"\uFFFD" (U+FFFD)', 'plain UTF-8 text'],
    ['𝒶\n恵恵𠮷😀', 'line 2, column 4', '"😀" (U+1F600)', 'remove or replace it'],
    ['emma,ava', 'line 1, column 5', '"," (U+002C)', 'remove or replace it'],
  ])('rejects %j by line, column and remedy', (text, where, got, remedy) => {
    const read = (): unknown => wordsOf(text, 'list.txt');
    expect(read).toThrow(DataError);
    expect(read).toThrow(`names: list.txt ${where} must be a letter, apostrophe or hyphen, got ${got}; `);
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
      wordsOf('a\nb?', 'x.txt');
      expect.unreachable();
    } catch (error) {
      expect(error).toMatchObject({ name: 'DataError', place: { source: 'x.txt', line: 2, column: 2 } });
    }
  });
});
