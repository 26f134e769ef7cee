import { describe, expect, it } from 'vitest';
import { mersenneTwister, restoredTwister, wordsFromKey, wordsFromSeed } from './mersenneTwister.ts';
import type { MersenneTwister } from './mersenneTwister.ts';

const draws = (engine: MersenneTwister, count: number) =>
  Array.from({ length: count }, () => engine.next() >>> 0);

describe('mersenneTwister', () => {
  it('draws what the C++ standard has for mt19937’s default seed, the 10,000th included', () => {
    const all = draws(mersenneTwister(wordsFromSeed(5489)), 10_000);
    expect(all.slice(0, 5)).toEqual([3499211612, 581869302, 3890346734, 3586334585, 545404204]);
    expect(all.at(-1)).toBe(4123659995);
  });

  it('draws what Matsumoto and Nishimura print for their key', () => {
    const engine = mersenneTwister(wordsFromKey([0x123, 0x234, 0x345, 0x456]));
    expect(draws(engine, 5)).toEqual([1067595299, 955945823, 477289528, 4107218783, 4228976476]);
  });
});

describe('wordsFromKey', () => {
  it('takes in every word of a key that is longer than the state', () => {
    const key = Array.from({ length: 700 }, (_, at) => at);
    const other = [...key.slice(0, -1), 0];
    expect(wordsFromKey(key)).toHaveLength(624);
    expect(draws(mersenneTwister(wordsFromKey(key)), 4)).not.toEqual(
      draws(mersenneTwister(wordsFromKey(other)), 4),
    );
  });
});

describe('restoredTwister', () => {
  it('goes on where the state was taken, in the middle of a round and across its end', () => {
    for (const before of [0, 1, 623, 624, 1000]) {
      const engine = mersenneTwister(wordsFromSeed(7));
      draws(engine, before);
      const state = engine.getState();
      expect(draws(restoredTwister('test', state), 700)).toEqual(draws(engine, 700));
    }
  });

  const state = mersenneTwister(wordsFromSeed(7)).getState();
  it.each([
    ['nothing', []],
    ['a word too few', state.slice(0, -1)],
    ['a word too many', [...state, 1]],
    ['a position that there is not', [624, ...state.slice(1)]],
    ['a position below 0', [-1, ...state.slice(1)]],
    ['a position that is no integer', [0.5, ...state.slice(1)]],
    ['a word that is no integer', [...state.slice(0, -1), NaN]],
  ])('refuses %s, and names who was asked', (_, damaged) => {
    expect(() => restoredTwister('someGenerator', damaged)).toThrow(
      new TypeError(
        `someGenerator: state.words must be a position below 624 and 624 integers, got ${damaged.length} values; ` +
          'pass the unchanged result of state()',
      ),
    );
  });
});
