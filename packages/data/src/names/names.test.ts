import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { names } from './names.ts';

const dataDirectory =
  process.env['WEIR_DATA'] ?? fileURLToPath(new URL('../../../../../shared/data', import.meta.url));
const lectureFile = `${dataDirectory}/names.txt`;

describe('names', () => {
  it('predicts each letter and the end of each word from the characters before it', () => {
    const { train, vocabulary } = names('emma\nava\n');
    const shown = Array.from({ length: train.size }, (_, i) => [
      vocabulary.decode(train.inputs.subarray(3 * i, 3 * i + 3)),
      vocabulary.decode(train.targets.subarray(i, i + 1)),
    ]);
    expect(shown).toEqual([
      ['...', 'e'],
      ['..e', 'm'],
      ['.em', 'm'],
      ['emm', 'a'],
      ['mma', '.'],
    ]);
  });

  it('splits by words, each bound floored', () => {
    const text = ['a', 'bb', 'ccc', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k'].join('\n');
    const { train, validation, test, words } = names(text, { contextLength: 1 });
    expect(words).toHaveLength(11);
    // Eight words train, of 1, 2, 3, 1, 1, 1, 1, 1 letters; one validates; two test.
    expect([train.size, validation.size, test.size]).toEqual([2 + 3 + 4 + 5 * 2, 2, 4]);
    expect(train.inputs).toHaveLength(train.size);
    expect([...test.targets]).toEqual([10, 0, 11, 0]);
  });

  it('has, for any words, every word in its targets and in each context the characters before the target', () => {
    const word = fc.stringMatching(/^[a-zéñ恵]{1,12}$/);
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 2, maxLength: 40 }),
        fc.integer({ min: 1, max: 6 }),
        (words, length) => {
          const {
            train,
            validation,
            test,
            vocabulary,
            words: ordered,
          } = names(words.join('\n'), { contextLength: length });
          const splits = [train, validation, test];
          const targets = splits.map((split) => vocabulary.decode(split.targets)).join('');
          expect(targets).toBe(words.map((each) => `${each}.`).join(''));
          expect(ordered).toEqual(words);
          const contexts = splits.map((split) => vocabulary.decode(split.inputs)).join('');
          const wanted = words.flatMap((each) =>
            Array.from({ length: each.length + 1 }, (_, i) =>
              each.slice(Math.max(0, i - length), i).padStart(length, '.'),
            ),
          );
          expect(contexts).toBe(wanted.join(''));
        },
      ),
    );
  });

  it('keeps the context length in its type and in its shape', () => {
    const five = names('emma\nava', { contextLength: 5 });
    expectTypeOf(five.train.inputShape).toEqualTypeOf<readonly [5]>();
    expect(five.train.inputShape).toEqual([5]);
    expectTypeOf(names('emma\nava').train.inputShape).toEqualTypeOf<readonly [3]>();
    expectTypeOf(five.train.inputs).toEqualTypeOf<Int32Array>();
  });

  it('orders the words by the shuffle that was asked for', () => {
    const text = 'a\nb\nc\nd\ne\nf\ng\nh';
    // random.Random(1).shuffle and torch.randperm by manual_seed(1), of CPython 3.11 and torch 1.13.
    expect(names(text, { shuffle: { generator: 'python', seed: 1 } }).words.join('')).toBe('dgbfhaec');
    expect(names(text, { shuffle: { generator: 'torch', seed: 1 } }).words.join('')).toBe('fecghdba');
  });

  it('rejects a text of one word, and context lengths that are no count', () => {
    expect(() => names('emma', { source: 'one.txt' })).toThrow(
      'names: one.txt must have at least two words, got one',
    );
    expect(() => names('emma\nava', { contextLength: 0 })).toThrow(RangeError);
    expect(() => names('emma\nava', { contextLength: 1.5 })).toThrow(
      'names: contextLength must be a positive integer, got 1.5',
    );
  });

  it.skipIf(!existsSync(lectureFile))("gives the lecture's examples from the lecture's names.txt", () => {
    const text = readFileSync(lectureFile, 'utf8');
    const data = names(text, { shuffle: { generator: 'python', seed: 42 } });
    expect([data.train.size, data.validation.size, data.test.size]).toEqual([182_625, 22_655, 22_866]);
    expect(data.vocabulary.characters.join('')).toBe('.abcdefghijklmnopqrstuvwxyz');
    expect(data.classes).toBe(27);
    // The first words of the notebook's training set after its shuffle.
    expect(data.words.slice(0, 3)).toEqual(['yuheng', 'diondre', 'xavien']);
  });

  it('begins and ends words with another boundary where it is told to, at index 0 as ever', () => {
    const places = names('St. Ives\nN. York', { boundary: '|', contextLength: 2 });
    expect(places.vocabulary.characters).toEqual([
      '|',
      ...[...' .INSYekorstv'].filter((c) => 'St. Ives N. York'.includes(c)),
    ]);
    expect([...places.train.inputs.slice(0, 2)]).toEqual([0, 0]);
    expect(places.vocabulary.decode(places.train.targets)).toBe('St. Ives|');
  });

  it.each(['', '..', ' ', '\n'])('refuses %j as a boundary', (boundary) => {
    expect(() => names('ada\nbea', { boundary })).toThrow(
      'names: boundary must be one character that is no blank',
    );
  });
});
