import { mersenneFromState } from 'pure-rand/generator/mersenne';

/** The 32-bit engine under both generators: MT19937 (Matsumoto & Nishimura, 1998), whose draws come as signed integers. */
export type MersenneTwister = ReturnType<typeof mersenneFromState>;

const words = 624;

/** The start vector that torch gives MT19937 for a 32-bit seed, before its first twist (`init_genrand`). */
export function wordsFromSeed(seed: number): number[] {
  const vector = [seed | 0];
  for (let i = 1, word = seed | 0; i < words; i++) {
    word = (Math.imul(1812433253, word ^ (word >>> 30)) + i) | 0;
    vector.push(word);
  }
  return vector;
}

/** The start vector that CPython gives MT19937 for a key of 32-bit words, before its first twist (`init_by_array`). */
export function wordsFromKey(key: readonly number[]): number[] {
  const vector = wordsFromSeed(19650218);
  let i = 1;
  const mix = (multiplier: number, addend: number): void => {
    const previous = vector[i - 1] ?? 0;
    const mixed = (vector[i] ?? 0) ^ Math.imul(previous ^ (previous >>> 30), multiplier);
    vector[i] = (mixed + addend) | 0;
    if (++i < words) return;
    vector[0] = vector[words - 1] ?? 0;
    i = 1;
  };
  for (let k = 0; k < Math.max(words, key.length); k++) {
    const j = k % key.length;
    mix(1664525, (key[j] ?? 0) + j);
  }
  for (let k = 1; k < words; k++) mix(1566083941, -i);
  vector[0] = 0x80000000 | 0;
  return vector;
}

/** An engine whose first draw follows the first twist of the given start vector. */
export function mersenneTwister(startVector: readonly number[]): MersenneTwister {
  const engine = mersenneFromState([0, ...startVector]);
  // pure-rand twists each word as it hands it out, so one idle round is the first twist.
  for (let i = 0; i < words; i++) engine.next();
  return engine;
}

/**
 * An engine that goes on where `state` was taken.
 *
 * @throws TypeError if `state` is not what `getState()` gave: a position and 624 words.
 */
export function restoredTwister(operator: string, state: readonly number[]): MersenneTwister {
  const [index, ...vector] = state;
  const valid =
    Number.isInteger(index) &&
    index !== undefined &&
    index >= 0 &&
    index < words &&
    vector.length === words &&
    vector.every((word) => Number.isInteger(word));
  if (!valid) {
    throw new TypeError(
      `${operator}: state.words must be a position below ${words} and ${words} integers, got ${state.length} values; ` +
        'pass the unchanged result of state()',
    );
  }
  return mersenneFromState(state);
}
