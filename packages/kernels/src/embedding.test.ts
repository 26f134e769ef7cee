import { beforeAll, describe, expect, it } from 'vitest';
import { embedding, embeddingGrad } from './embedding.ts';
import { expectValues, of, onCpu, run } from './testing/cpu.ts';

const table = of([3, 2], [0, 1, 10, 11, 20, 21]);

describe('embedding', () => {
  beforeAll(onCpu);

  it('gives the rows that the indices name, in the indices’ shape', () => {
    const indices = of([2, 2], Int32Array.of(2, 0, 2, 1));
    expectValues(run(embedding, { table, indices }, {})[0], [2, 2, 2], [20, 21, 0, 1, 20, 21, 10, 11]);
  });

  it('adds up the gradients of each row, and leaves 0 in those that no index names', () => {
    const indices = of([4], Int32Array.of(2, 0, 2, 2));
    const dy = of([4, 2], [1, 2, 3, 4, 5, 6, 7, 8]);
    expectValues(run(embeddingGrad, { dy, indices }, { vocabulary: 3 })[0], [3, 2], [3, 4, 0, 0, 13, 16]);
  });

  it('rounds to float32 at every addition, in the order of the indices', () => {
    const indices = of([3], new Int32Array(3));
    const sum = (...values: number[]) =>
      run(embeddingGrad, { dy: of([3, 1], values), indices }, { vocabulary: 1 })[0]?.data[0];
    expect(sum(1, 2 ** -24, 2 ** -24)).toBe(1);
    expect(sum(2 ** -24, 2 ** -24, 1)).toBe(Math.fround(1 + 2 ** -23));
  });

  it.each([-1, 3])('refuses the index %i of a table of three rows', (index) => {
    const indices = of([1], Int32Array.of(index));
    const message = `embedding: indices must be at least 0 and less than 3, got ${index}; match the table to the vocabulary`;
    expect(() => run(embedding, { table, indices }, {})).toThrow(new RangeError(message));
    expect(() => run(embeddingGrad, { dy: of([1, 2], [1, 1]), indices }, { vocabulary: 3 })).toThrow(
      new RangeError(message),
    );
  });
});
