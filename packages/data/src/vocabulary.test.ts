import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { vocabulary } from './vocabulary.ts';

describe('vocabulary', () => {
  it("numbers '.' first and then the characters by code point", () => {
    const { characters, size } = vocabulary(['cab', '𠮷ﬀb', 'é']);
    expect(characters).toEqual(['.', 'a', 'b', 'c', 'é', 'ﬀ', '𠮷']);
    expect(size).toBe(7);
  });

  it('decodes what it encoded, whatever the words', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1 }), (words) => {
        const { encode, decode, characters } = vocabulary(words);
        for (const word of words) expect(decode(encode(word))).toBe(word);
        expect(decode(encode(characters.join('')))).toBe(characters.join(''));
      }),
    );
  });

  it('rejects characters and indices that it does not have', () => {
    const { encode, decode } = vocabulary(['ab']);
    expect(() => encode('abc')).toThrow('vocabulary: a character must be one of . a b, got "c"');
    expect(() => decode([0, 3])).toThrow('vocabulary: an index must be an integer from 0 to 2, got 3');
    expect(() => decode([0.5])).toThrow(RangeError);
  });
});
