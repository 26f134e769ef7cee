import { normalBlock, normalPair } from './boxMuller.ts';
import { mersenneTwister, restoredTwister, wordsFromSeed } from './mersenneTwister.ts';

/** How many values to draw: a count, or the sizes of an array whose values come in row-major order. */
export type Shape = number | readonly number[];

/** Where a {@link TorchGenerator} stands, as plain data that JSON keeps. */
export interface TorchGeneratorState {
  readonly kind: 'torch';
  /** MT19937's position and its 624 words. */
  readonly words: readonly number[];
  /** The second normal of the last pair, kept for the next call that draws fewer than 16; `null` if there is none. */
  readonly normal: number | null;
}

/**
 * The stream of `torch.Generator().manual_seed(seed)` on the CPU. Every call moves it on; `rng` parameters take one.
 * Values are float32 as torch computes them: integers and uniforms bit for bit, normals within 1e-6.
 */
export interface TorchGenerator {
  /** Uniform in [0, 1): `torch.rand`. */
  rand(shape: Shape): Float32Array;
  /** Uniform in [low, high): `tensor.uniform_(low, high)`. */
  uniform(low: number, high: number, shape: Shape): Float32Array;
  /** Standard normal: `torch.randn`. */
  randn(shape: Shape): Float32Array;
  /** Normal: `tensor.normal_(mean, std)`, whose stream differs between fewer than 16 values and more. */
  normal(mean: number, std: number, shape: Shape): Float32Array;
  /** Integers in [low, high): `torch.randint`. @throws RangeError unless both are integers within int32, low < high. */
  randint(low: number, high: number, shape: Shape): Int32Array;
  /** The integers 0 … n − 1 in random order: `torch.randperm`. */
  randperm(n: number): Int32Array;
  /** 1 with probability p, else 0: `tensor.bernoulli_(p)`. @throws RangeError unless 0 ≤ p ≤ 1. */
  bernoulli(p: number, shape: Shape): Float32Array;
  /** Where the stream stands now. */
  state(): TorchGeneratorState;
  /** Goes on from where `state` was taken. @throws TypeError if it is another generator's or damaged. */
  restore(state: TorchGeneratorState): void;
}

/**
 * torch's CPU generator: MT19937 seeded by `init_genrand` with the low 32 bits of the seed.
 *
 * @param seed any integer; above 2⁵³ pass a bigint. Seeds that share their low 32 bits give the same stream, as in torch.
 * @throws RangeError if the seed is a number but not a safe integer.
 */
export function torchGenerator(seed: number | bigint): TorchGenerator {
  if (typeof seed === 'number' && !Number.isSafeInteger(seed)) {
    throw new RangeError(
      `torchGenerator: seed must be an integer, got ${seed}; pass integers above 2^53 as bigint`,
    );
  }
  let engine = mersenneTwister(wordsFromSeed(Number(BigInt.asIntN(32, BigInt(seed)))));
  let spare: number | null = null;

  /** float64 in [0, 1) of 53 bits; the first of two draws is the high word. */
  const double = (): number => {
    const high = engine.next() & 0x1fffff;
    return (high * 2 ** 32 + (engine.next() >>> 0)) * 2 ** -53;
  };

  const fill = (values: Float32Array, start: number, low: number, span: number): void => {
    for (let i = start; i < values.length; i++)
      values[i] = (engine.next() & 0xffffff) * 2 ** -24 * span + low;
  };

  const single = (): number => {
    if (spare !== null) {
      const value = spare;
      spare = null;
      return value;
    }
    const [first, second] = normalPair(double(), double());
    spare = second;
    return first;
  };

  const normals = (n: number, mean: number, std: number): Float32Array => {
    const values = new Float32Array(n);
    if (n < 16) {
      for (let i = 0; i < n; i++) values[i] = single() * std + mean;
      return values;
    }
    const float = { mean: Math.fround(mean), std: Math.fround(std) };
    fill(values, 0, 0, 1);
    for (let start = 0; start + 16 <= n; start += 16) normalBlock(values, start, float.mean, float.std);
    if (n % 16 !== 0) {
      // torch draws the last 16 anew, over what the last whole block had left there.
      fill(values, n - 16, 0, 1);
      normalBlock(values, n - 16, float.mean, float.std);
    }
    return values;
  };

  return {
    rand: (shape) => {
      const values = new Float32Array(count('rand', shape));
      fill(values, 0, 0, 1);
      return values;
    },
    uniform: (low, high, shape) => {
      if (!(low <= high)) {
        throw new RangeError(`uniform: low must be at most high, got ${low} and ${high}; exchange them`);
      }
      const values = new Float32Array(count('uniform', shape));
      const from = Math.fround(low);
      fill(values, 0, from, Math.fround(Math.fround(high) - from));
      return values;
    },
    randn: (shape) => normals(count('randn', shape), 0, 1),
    normal: (mean, std, shape) => {
      if (!(std >= 0))
        throw new RangeError(`normal: std must be at least 0, got ${std}; pass the standard deviation`);
      return normals(count('normal', shape), mean, std);
    },
    randint: (low, high, shape) => {
      if (!isInt32(low) || !isInt32(high - 1) || low >= high) {
        throw new RangeError(
          `randint: low must be below high and both int32, got ${low} and ${high}; high itself is never drawn`,
        );
      }
      const values = new Int32Array(count('randint', shape));
      const range = high - low;
      if (range === 2 ** 32) {
        // So wide a range draws 64 bits in torch, of which the second word is what remains.
        for (let i = 0; i < values.length; i++) {
          engine.next();
          values[i] = engine.next() + low;
        }
      } else {
        const divisor = range >>> 0;
        for (let i = 0; i < values.length; i++) values[i] = ((engine.next() >>> 0) % divisor) + low;
      }
      return values;
    },
    randperm: (n) => {
      const order = new Int32Array(count('randperm', n));
      for (let i = 0; i < n; i++) order[i] = i;
      for (let i = 0; i < n - 1; i++) {
        const j = i + ((engine.next() >>> 0) % (n - i));
        const item = order[i] ?? 0;
        order[i] = order[j] ?? 0;
        order[j] = item;
      }
      return order;
    },
    bernoulli: (p, shape) => {
      if (!(p >= 0 && p <= 1))
        throw new RangeError(`bernoulli: p must be from 0 to 1, got ${p}; it is the probability of a 1`);
      const values = new Float32Array(count('bernoulli', shape));
      for (let i = 0; i < values.length; i++) values[i] = double() < p ? 1 : 0;
      return values;
    },
    state: () => ({ kind: 'torch', words: engine.getState(), normal: spare }),
    restore: (state) => {
      if (state.kind !== 'torch') {
        throw new TypeError(
          `torchGenerator: state.kind must be "torch", got "${String(state.kind)}"; restore CPython's states into pythonRandom`,
        );
      }
      if (state.normal !== null && !Number.isFinite(state.normal)) {
        throw new TypeError(
          `torchGenerator: state.normal must be a number or null, got ${String(state.normal)}; pass the unchanged result of state()`,
        );
      }
      engine = restoredTwister('torchGenerator', state.words);
      spare = state.normal;
    },
  };
}

const isInt32 = (value: number): boolean => Number.isInteger(value) && value >= -(2 ** 31) && value < 2 ** 31;

function count(operator: string, shape: Shape): number {
  const sizes = typeof shape === 'number' ? [shape] : shape;
  if (!sizes.every((size) => Number.isInteger(size) && size >= 0)) {
    throw new RangeError(
      `${operator}: shape must be of non-negative integers, got [${sizes.join(', ')}]; pass a count or sizes`,
    );
  }
  return sizes.reduce((product, size) => product * size, 1);
}
