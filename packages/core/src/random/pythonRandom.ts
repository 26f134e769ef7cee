import { mersenneTwister, restoredTwister, wordsFromKey } from './mersenneTwister.ts';

/** Where a {@link PythonRandom} stands, as plain data that JSON keeps. */
export interface PythonRandomState {
  readonly kind: 'python';
  /** MT19937's position and its 624 words. */
  readonly words: readonly number[];
}

/** An array or typed array that can be written. */
interface Sequence<T> {
  readonly length: number;
  [index: number]: T;
}

/** The stream of CPython's `random.Random(seed)`. Every call moves it on. */
export interface PythonRandom {
  /** One float64, uniform in [0, 1), of 53 bits: `random.random()`. */
  random(): number;
  /** One integer, uniform in [0, n): `random.randrange(n)`. @throws RangeError unless 1 ≤ n ≤ 2⁵³ − 1. */
  randrange(n: number): number;
  /** Puts the items into a random order, in place: `random.shuffle(items)`. */
  shuffle<T>(items: Sequence<T>): void;
  /** Where the stream stands now. */
  state(): PythonRandomState;
  /** Goes on from where `state` was taken. @throws TypeError if it is another generator's or damaged. */
  restore(state: PythonRandomState): void;
}

/**
 * CPython's generator: MT19937 seeded by `init_by_array` with the 32-bit words of |seed|, so that
 * `pythonRandom(42).shuffle(words)` orders words as `random.Random(42).shuffle(words)` does.
 *
 * @param seed any integer; above 2⁵³ pass a bigint. As in CPython its sign does not count.
 * @throws RangeError if the seed is a number but not a safe integer.
 */
export function pythonRandom(seed: number | bigint): PythonRandom {
  if (typeof seed === 'number' && !Number.isSafeInteger(seed)) {
    throw new RangeError(
      `pythonRandom: seed must be an integer, got ${seed}; pass integers above 2^53 as bigint`,
    );
  }
  let engine = mersenneTwister(wordsFromKey(keyOf(BigInt(seed))));

  /** k ≤ 53 random bits: the first draw is the low word, the last draw gives its top bits. */
  const bits = (k: number): number => {
    if (k <= 32) return engine.next() >>> (32 - k);
    const low = engine.next() >>> 0;
    return (engine.next() >>> (64 - k)) * 2 ** 32 + low;
  };

  const randrange = (n: number): number => {
    if (!Number.isSafeInteger(n) || n < 1) {
      throw new RangeError(
        `randrange: n must be an integer from 1 to 2^53 - 1, got ${n}; it is the number of choices`,
      );
    }
    const k = bitLength(n);
    let value = bits(k);
    while (value >= n) value = bits(k);
    return value;
  };

  return {
    random: () => ((engine.next() >>> 5) * 2 ** 26 + (engine.next() >>> 6)) * 2 ** -53,
    randrange,
    shuffle: (items) => {
      for (let i = items.length - 1; i > 0; i--) swap(items, i, randrange(i + 1));
    },
    state: () => ({ kind: 'python', words: engine.getState() }),
    restore: (state) => {
      if (state.kind !== 'python') {
        throw new TypeError(
          `pythonRandom: state.kind must be "python", got "${String(state.kind)}"; restore torch's states into torchGenerator`,
        );
      }
      engine = restoredTwister('pythonRandom', state.words);
    },
  };
}

function keyOf(seed: bigint): number[] {
  const key: number[] = [];
  for (let rest = seed < 0n ? -seed : seed; rest > 0n; rest >>= 32n)
    key.push(Number(BigInt.asUintN(32, rest)));
  return key.length > 0 ? key : [0];
}

function bitLength(n: number): number {
  return n < 2 ** 32 ? 32 - Math.clz32(n) : 64 - Math.clz32(Math.floor(n / 2 ** 32));
}

function swap<T>(items: Sequence<T>, i: number, j: number): void {
  // Both indices are below the length, so a value read is a T, be it undefined.
  const item = items[i] as T;
  items[i] = items[j] as T;
  items[j] = item;
}
