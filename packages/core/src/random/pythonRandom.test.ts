import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { pythonRandom } from './pythonRandom.ts';

interface Golden {
  readonly seed: number;
  readonly shuffle32033: { readonly head: number[]; readonly tail: number[]; readonly weighted: number };
  readonly random: number[];
  readonly randrange1000: number[];
}
// The golden file's form is fixed by tests/golden and checked by every expectation below.
const golden = JSON.parse(
  readFileSync(new URL('../../../../tests/golden/rng.json', import.meta.url), 'utf8'),
) as { readonly python: readonly Golden[] };

describe('pythonRandom', () => {
  for (const { seed, shuffle32033, random, randrange1000 } of golden.python) {
    it(`shuffles as CPython does for seed ${seed}`, () => {
      const items = Array.from({ length: 32033 }, (_, i) => i);
      pythonRandom(seed).shuffle(items);
      expect(items.slice(0, 20)).toEqual(shuffle32033.head);
      expect(items.slice(-5)).toEqual(shuffle32033.tail);
      expect(items.reduce((sum, value, i) => sum + (i % 97) * value, 0)).toBe(shuffle32033.weighted);
    });

    it(`draws random() and then randrange() as CPython does for seed ${seed}`, () => {
      const rng = pythonRandom(seed);
      expect(Array.from({ length: 5 }, () => rng.random())).toEqual(random);
      expect(Array.from({ length: 10 }, () => rng.randrange(1000))).toEqual(randrange1000);
    });
  }

  // From CPython 3.11: [r.random(), r.randrange(10**12), r.randrange(2**53 - 1), r.randrange(1)] of r = random.Random(seed).
  it.each<[number | bigint, readonly number[]]>([
    [4294967301, [0.15727238718789782, 976170847029, 7523943485112285, 0]],
    [9007199254740991, [0.09425040007102303, 825590959755, 8246913555786040, 0]],
    [18446744078004518913n, [0.8743142201958094, 265191529811, 6683557480520556, 0]],
    [123456789012345678901234567890123456789n, [0.04920465442681887, 303995055867, 5112373829183577, 0]],
  ])('seeds from all words of %s and draws beyond 32 bits', (seed, wanted) => {
    const rng = pythonRandom(seed);
    expect([rng.random(), rng.randrange(1e12), rng.randrange(2 ** 53 - 1), rng.randrange(1)]).toEqual(wanted);
  });

  // From CPython 3.11, r = random.Random(42) each time.
  it('draws 32 bits as one word and 33 as two, as CPython', () => {
    const [words, more] = [pythonRandom(42), pythonRandom(42)];
    expect([1, 2, 3].map(() => words.randrange(2 ** 32 - 1))).toEqual([2746317213, 478163327, 107420369]);
    expect([1, 2, 3].map(() => more.randrange(2 ** 32))).toEqual([2746317213, 1181241943, 958682846]);
  });

  it('draws nothing after the last exchange of a shuffle, as CPython', () => {
    const rng = pythonRandom(42);
    const items = [0, 1, 2, 3, 4];
    rng.shuffle(items);
    expect([items, rng.random()]).toEqual([[3, 1, 2, 4, 0], 0.24489185380347622]);
  });

  it('says who cannot take a damaged state', () => {
    expect(() => pythonRandom(0).restore({ kind: 'python', words: [1] })).toThrow(/^pythonRandom: /);
  });

  it('does not count the sign of a seed, as CPython', () => {
    expect(pythonRandom(-42).random()).toBe(pythonRandom(42).random());
  });

  it('goes on after a restored state as it would have', () => {
    const rng = pythonRandom(5);
    for (let i = 0; i < 1000; i++) rng.random();
    const saved = JSON.stringify(rng.state());
    const wanted = [rng.random(), rng.randrange(77)];
    const other = pythonRandom(0);
    other.restore(JSON.parse(saved));
    expect([other.random(), other.randrange(77)]).toEqual(wanted);
  });

  it.each([
    [() => pythonRandom(0.5), 'pythonRandom: seed must be an integer, got 0.5'],
    [() => pythonRandom(0).randrange(0), 'randrange: n must be an integer from 1 to 2^53 - 1, got 0'],
  ])('rejects what has no meaning (%#)', (call, message) => {
    expect(call).toThrow(RangeError);
    expect(call).toThrow(message);
  });

  it("rejects torch's state", () => {
    const rng = pythonRandom(0);
    // A state read from a file may be of any kind, whatever the type says.
    expect(() => rng.restore({ kind: 'torch', words: [] } as never)).toThrow(
      'state.kind must be "python", got "torch"',
    );
  });
});
