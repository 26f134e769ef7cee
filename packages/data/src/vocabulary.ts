/** The characters of a text data set, each with its index. Index 0 is the boundary, which begins and ends every word. */
export interface Vocabulary {
  /** All characters in the order of their indices: the boundary, then the words' own, sorted by code point. */
  readonly characters: readonly string[];
  /** How many characters there are, the boundary included. */
  readonly size: number;
  /** The index of each character. @throws RangeError if one is not in the vocabulary. */
  encode(text: string): Int32Array;
  /** The characters of the indices. @throws RangeError if one is below 0 or not below `size`. */
  decode(indices: ArrayLike<number>): string;
}

/** The character that begins and ends every word, unless words hold it themselves: the lecture's. */
export const usualBoundary = '.';

/** The vocabulary of some words: the boundary is 0, then each character that occurs, sorted by code point, from 1. */
export function vocabulary(words: Iterable<string>, boundary = usualBoundary): Vocabulary {
  const occurring = new Set<string>();
  for (const word of words) for (const character of word) occurring.add(character);
  occurring.delete(boundary);
  const sorted = [...occurring].sort((a, b) => (a.codePointAt(0) ?? 0) - (b.codePointAt(0) ?? 0));
  const characters = Object.freeze([boundary, ...sorted]);
  const indices = new Map(characters.map((character, index) => [character, index]));

  return Object.freeze({
    characters,
    size: characters.length,
    encode: (text: string) => {
      const encoded: number[] = [];
      for (const character of text) {
        const index = indices.get(character);
        if (index === undefined) {
          throw new RangeError(
            `vocabulary: a character must be one of ${characters.join(' ')}, got "${character}"; ` +
              'encode only what the data set was built from',
          );
        }
        encoded.push(index);
      }
      return Int32Array.from(encoded);
    },
    decode: (values: ArrayLike<number>) =>
      Array.from(values, (index) => {
        const character = characters[index];
        if (character === undefined) {
          throw new RangeError(
            `vocabulary: an index must be an integer from 0 to ${characters.length - 1}, got ${index}; ` +
              'decode only indices of this vocabulary',
          );
        }
        return character;
      }).join(''),
  });
}
