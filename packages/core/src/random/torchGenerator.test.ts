import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { torchGenerator, type TorchGenerator } from './torchGenerator.ts';

interface Call {
  readonly call: string;
  readonly args: readonly number[];
  readonly head: readonly number[];
  readonly tail: readonly number[];
  readonly sum: number;
  readonly n: number;
}
// The golden file's form is fixed by tests/golden and checked by every expectation below.
const golden = JSON.parse(
  readFileSync(new URL('../../../../tests/golden/rng.json', import.meta.url), 'utf8'),
) as { readonly torch: readonly { readonly seed: number; readonly calls: readonly Call[] }[] };

const draw = (rng: TorchGenerator, call: string, args: readonly number[]): ArrayLike<number> => {
  const [a = 0, b = 0, n = 0] = args;
  switch (call) {
    case 'randn':
      return rng.randn(args);
    case 'rand':
      return rng.rand(args);
    case 'randint':
      return rng.randint(a, b, n);
    case 'randperm':
      return rng.randperm(a);
    case 'uniform':
      return rng.uniform(a, b, n);
    case 'normal':
      return rng.normal(a, b, n);
    case 'bernoulli':
      return rng.bernoulli(a, b);
    default:
      throw new Error(`no such call in the golden file: ${call}`);
  }
};

describe('torchGenerator', () => {
  for (const { seed, calls } of golden.torch) {
    it(`draws what torch draws for seed ${seed}, call after call`, () => {
      const rng = torchGenerator(seed);
      for (const { call, args, head, tail, sum, n } of calls) {
        const values = Array.from(draw(rng, call, args));
        const name = `${call}(${args.join(', ')})`;
        expect(values.length, name).toBe(n);
        const ends = [...values.slice(0, 20), ...values.slice(-4)];
        const wanted = [...head, ...tail];
        if (call === 'randn' || call === 'normal') {
          ends.forEach((value, i) =>
            expect(Math.abs(value - (wanted[i] ?? NaN)), `${name}[${i}]`).toBeLessThan(1e-6),
          );
          expect(Math.abs(values.reduce((a, b) => a + b, 0) - sum), `sum of ${name}`).toBeLessThan(1e-6 * n);
        } else {
          expect(ends, name).toEqual(wanted);
          expect(
            values.reduce((a, b) => a + b, 0),
            `sum of ${name}`,
          ).toBe(sum);
        }
      }
    });
  }

  it('uses the low 32 bits of a seed, as torch does, for bigints and negative seeds too', () => {
    const first = (seed: number | bigint): number[] => [...torchGenerator(seed).rand(4)];
    expect(first(2 ** 32 + 5)).toEqual(first(5));
    expect(first(2n ** 63n + 5n)).toEqual(first(5));
    expect(first(-1)).toEqual(first(0xffffffff));
  });

  it('keeps the second normal of a pair for the next call of fewer than 16', () => {
    const whole = torchGenerator(7).randn(6);
    const parts = torchGenerator(7);
    expect([...parts.randn(1), ...parts.randn(2), ...parts.randn(3)]).toEqual([...whole]);
  });

  it('goes on after a restored state as it would have, the kept normal included', () => {
    const rng = torchGenerator(1);
    rng.randn(3);
    rng.rand(700);
    const saved = JSON.stringify(rng.state());
    const wanted = [...rng.randn(2), ...rng.randint(0, 100, 1000)];
    const other = torchGenerator(99);
    other.restore(JSON.parse(saved));
    expect([...other.randn(2), ...other.randint(0, 100, 1000)]).toEqual(wanted);
  });

  it('gives a state that later draws do not change', () => {
    const rng = torchGenerator(1);
    const state = rng.state();
    const before = JSON.stringify(state);
    rng.rand(2000);
    expect(JSON.stringify(state)).toBe(before);
  });

  it('draws nothing for an empty shape and moves on as far as the shape has values', () => {
    const rng = torchGenerator(3);
    expect(rng.randn(0)).toHaveLength(0);
    expect(rng.rand([2, 0, 5])).toHaveLength(0);
    expect([...rng.rand([2, 3])]).toEqual([...torchGenerator(3).rand(6)]);
    expect(rng.rand([])).toHaveLength(1);
  });

  it('draws ranges of 2³² and just below as torch 1.13 does for seed 4', () => {
    const rng = torchGenerator(4);
    expect([...rng.randint(-(2 ** 31), 2 ** 31, 4)]).toEqual([
      1720656046, -1405762875, 1527380328, 468304328,
    ]);
    expect([...rng.randint(-(2 ** 31), 2 ** 31 - 1, 4)]).toEqual([
      849238834, 419000713, -1219386310, -1539899652,
    ]);
  });

  it.each([
    [() => torchGenerator(1.5), 'torchGenerator: seed must be an integer, got 1.5'],
    [() => torchGenerator(0).randint(5, 5, 3), 'randint: low must be below high and both int32, got 5 and 5'],
    [() => torchGenerator(0).randint(0, 2 ** 33, 3), 'randint: low must be below high'],
    [() => torchGenerator(0).bernoulli(1.5, 3), 'bernoulli: p must be from 0 to 1, got 1.5'],
    [() => torchGenerator(0).normal(0, -1, 3), 'normal: std must be at least 0, got -1'],
    [() => torchGenerator(0).uniform(1, 0, 3), 'uniform: low must be at most high, got 1 and 0'],
    [() => torchGenerator(0).rand([2, -1]), 'rand: shape must be of non-negative integers, got [2, -1]'],
  ])('rejects what has no meaning (%#)', (call, message) => {
    expect(call).toThrow(RangeError);
    expect(call).toThrow(message);
  });

  it('rejects a state that is not its own', () => {
    const rng = torchGenerator(0);
    const { words, normal } = rng.state();
    expect(() => rng.restore({ kind: 'torch', words: words.slice(1), normal })).toThrow(
      'torchGenerator: state.words must be a position below 624 and 624 integers, got 624 values',
    );
    expect(() => rng.restore({ kind: 'torch', words, normal: NaN })).toThrow(
      'state.normal must be a number or null, got NaN',
    );
    // A state read from a file may be of any kind, whatever the type says.
    expect(() => rng.restore({ kind: 'python', words } as never)).toThrow(
      'state.kind must be "torch", got "python"',
    );
  });
});
