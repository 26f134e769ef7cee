import { describe, expect, it } from 'vitest';
import { pythonRandom } from '@weir/core';
import { collectGivenNames } from '../../scripts/collectGivenNames.ts';
import { names } from '../names/names.ts';
import { givenNames } from './givenNames.ts';

describe('givenNames', () => {
  it('has each name of faker once, in the order that Python’s random.shuffle gives with seed 0', () => {
    const names = [...collectGivenNames()];
    pythonRandom(0).shuffle(names);
    expect(givenNames).toBe(names.join('\n'));
  });

  it('has over 13,000 distinct names in a–z', () => {
    const words = givenNames.split('\n');
    expect(words.length).toBeGreaterThan(13_000);
    expect(new Set(words).size).toBe(words.length);
    expect(words.filter((word) => !/^[a-z]+$/.test(word))).toEqual([]);
  });

  it("is a data set of names with the lecture's vocabulary of 27", () => {
    const { train, vocabulary, words } = names(givenNames);
    expect(vocabulary.size).toBe(27);
    expect(train.size).toBeGreaterThan(80_000);
    expect(words).toContain('emma');
  });

  it('is split fairly as it stands: the first letters of train and test names are spread alike', () => {
    const { words } = names(givenNames);
    const share = (part: readonly string[]): number => part.filter((word) => word < 'm').length / part.length;
    const bound = Math.floor(0.9 * words.length);
    expect(Math.abs(share(words.slice(0, bound)) - share(words.slice(bound)))).toBeLessThan(0.05);
  });
});
