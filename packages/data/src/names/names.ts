import type { DataSet } from '../dataSet.ts';
import { DataError } from '../dataError.ts';
import { itemOrder, type Shuffle } from '../shuffle.ts';
import { divide, splitBounds, type Split } from '../split.ts';
import { usualBoundary, vocabulary, type Vocabulary } from '../vocabulary.ts';
import { wordsOf } from './wordsOf.ts';

/** How words become examples. */
export interface NamesOptions<ContextLength extends number = number> {
  /** How many characters the next one is predicted from; 3 by default. More context needs a wider network. */
  readonly contextLength?: ContextLength;
  /** The order of the words before they are split; as they stand in the text by default. */
  readonly shuffle?: Shuffle;
  /** The character that begins and ends every word. Default '.', the lecture's; another where words hold that. */
  readonly boundary?: string;
  /** What errors call the text by, say the file's name. */
  readonly source?: string;
  /** Bytes that the examples may take. Default 2 GB. */
  readonly memory?: number;
}

/** Words as examples of "which character comes next". */
export interface NamesData<ContextLength extends number = number> extends DataSet<
  Split<readonly [ContextLength], 'indices', 'classes'>
> {
  /** The words in the order in which they were split. */
  readonly words: readonly string[];
  readonly vocabulary: Vocabulary;
  readonly classes: number;
}

/**
 * A data set of words, one a line, to be modelled character by character (Bengio et al., 2003).
 *
 * A word of n letters gives n + 1 examples: each of its letters, and the boundary that ends it, is predicted from the
 * `contextLength` characters before it, with the boundary for those before the word. The splits are by words: the first
 * 80 % train, the next 10 % validate, the rest test, each bound floored.
 *
 * @param text one word a line; see {@link wordsOf} for what a word is.
 * @throws DataError if the text has no or too few words, or characters that are none of a word's.
 * @throws RangeError if `contextLength` is not a positive integer, or so large that the examples take more memory
 * than they may.
 */
export function names<const ContextLength extends number = 3>(
  text: string,
  {
    contextLength = 3 as ContextLength,
    shuffle,
    boundary = usualBoundary,
    source = 'text',
    memory = 2e9,
  }: NamesOptions<ContextLength> = {}, // the default is the type's
): NamesData<ContextLength> {
  if (!Number.isInteger(contextLength) || contextLength < 1) {
    throw new RangeError(
      `names: contextLength must be a positive integer, got ${contextLength}; 3 is the lecture's`,
    );
  }
  if ([...boundary].length !== 1 || /\s/u.test(boundary)) {
    throw new RangeError(
      `names: boundary must be one character that is no blank, got ${JSON.stringify(boundary)}; "." is the lecture's`,
    );
  }
  const listed = wordsOf(text, source, { boundary });
  const words = Array.from(itemOrder(listed.length, shuffle), (index) => listed[index] ?? '');
  const [validationFrom, testFrom] = splitBounds(words.length);
  if (validationFrom === 0) {
    throw new DataError(
      'names',
      { source },
      'have at least two words',
      'one',
      'add words: 80 % of them, floored, train',
    );
  }

  const characters = vocabulary(words, boundary);
  const encoded = words.map((word) => characters.encode(word));
  const examplesIn = (from: number, to: number): number =>
    encoded.slice(from, to).reduce((sum, { length }) => sum + length + 1, 0);
  const validation = examplesIn(0, validationFrom);
  const test = validation + examplesIn(validationFrom, testFrom);
  const size = test + examplesIn(testFrom, words.length);

  if (4 * size * (contextLength + 1) > memory) {
    const most = Math.max(1, Math.floor(memory / (4 * size)) - 1);
    throw new RangeError(
      `names: contextLength must be at most ${most}, so that ${size} examples take at most ${memory / 1e9} GB, ` +
        `got ${contextLength}; lower it, or allow more memory`,
    );
  }
  const inputs = new Int32Array(size * contextLength);
  const targets = new Int32Array(size);
  let example = 0;
  for (const word of encoded) {
    for (let position = 0; position <= word.length; position++, example++) {
      const end = (example + 1) * contextLength;
      const known = Math.min(position, contextLength);
      for (let back = 1; back <= known; back++) inputs[end - back] = word[position - back] ?? 0;
      targets[example] = word[position] ?? 0;
    }
  }

  const all: Split<readonly [ContextLength], 'indices', 'classes'> = {
    size,
    inputs,
    inputShape: [contextLength],
    inputKind: 'indices',
    targets,
    targetShape: [],
    targetKind: 'classes',
  };
  return Object.freeze({
    ...divide(all, [validation, test]),
    words,
    vocabulary: characters,
    classes: characters.size,
    labels: characters.characters,
  });
}
