import type { Examples } from '@weir/nn';
import { describe, expect, it } from 'vitest';
import { evenlySpaced } from './evenlySpaced.ts';

/** Example i has the inputs 10 i and 10 i + 1, and the target i. */
const examples = (size: number): Examples => ({
  inputs: Float32Array.from({ length: 2 * size }, (_, at) => 10 * (at >> 1) + (at & 1)),
  inputShape: [2],
  targets: Int32Array.from({ length: size }, (_, at) => at),
  targetShape: [],
  targetKind: 'classes',
  size,
});

describe('evenlySpaced', () => {
  it('is the split itself where it has no more', () => {
    const split = examples(4);
    expect(evenlySpaced(split, 4)).toBe(split);
  });

  it('takes inputs and targets of the same examples, spread over the split from its first', () => {
    const taken = evenlySpaced(examples(10), 4);
    expect(taken.size).toBe(4);
    expect([...taken.targets]).toEqual([0, 2, 5, 7]);
    expect([...taken.inputs]).toEqual([0, 1, 20, 21, 50, 51, 70, 71]);
    expect(taken.inputs).toBeInstanceOf(Float32Array);
    expect(taken.targets).toBeInstanceOf(Int32Array);
  });
});
