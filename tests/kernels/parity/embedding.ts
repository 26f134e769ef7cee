import { embedding, embeddingGrad } from '@weir/kernels';
import { describe, expect, it } from 'vitest';
import { layerCase } from '../golden.ts';
import { expectClose, measure, noise, values } from '../measure.ts';
import { at } from '../reference.ts';

export function embeddingParity(): void {
  describe('embedding', () => {
    const golden = layerCase('embedding');
    const indices = values([6, 3], Int32Array.from(golden.indices?.flat() ?? []));
    const { weight: table } = golden.params;
    if (!table) throw new Error('golden: an embedding has a weight');

    it('gives PyTorch’s rows and gradients', () => {
      expectClose(measure(embedding, { table, indices }, {})[0], golden.y, 1e-7);
      const [dtable] = measure(embeddingGrad, { dy: golden.dy, indices }, { vocabulary: 9 });
      expectClose(dtable, golden.grads.weight ?? golden.y);
    });

    it('adds repeated rows in the order of the indices, to the bit', () => {
      const rows = Int32Array.from({ length: 200 }, (_, i) => (i * i) % 7);
      const dy = noise([200, 5], 3, 1000);
      const expected = new Float32Array(35);
      rows.forEach((row, n) => {
        for (let d = 0; d < 5; d++) expected[row * 5 + d] = (expected[row * 5 + d] ?? 0) + at(dy, n * 5 + d);
      });
      const [dtable] = measure(embeddingGrad, { dy, indices: values([200], rows) }, { vocabulary: 7 });
      expectClose(dtable, values([7, 5], expected), 0);
    });

    it('takes indices of any rank and tables of any width', () => {
      const narrow = noise([4, 1], 1);
      for (const shape of [[1], [5], [1, 2], [2, 1, 3]]) {
        const length = shape.reduce((size, extent) => size * extent, 1);
        const indices = values(
          shape,
          Int32Array.from({ length }, (_, i) => (i * 3) % 4),
        );
        const expected = Array.from(indices.data, (index) => at(narrow, index));
        expectClose(
          measure(embedding, { table: narrow, indices }, {})[0],
          values([...shape, 1], expected),
          0,
        );
      }
    });

    it.each([-1, 9])('refuses the index %i of a table of nine rows', (index) => {
      const wrong = values([1], Int32Array.of(index));
      const lookUp = () => measure(embedding, { table, indices: wrong }, {});
      const scatter = () =>
        measure(embeddingGrad, { dy: noise([1, 4], 1), indices: wrong }, { vocabulary: 9 });
      for (const run of [lookUp, scatter]) {
        expect(run).toThrow(RangeError);
        expect(run).toThrow(`indices must be at least 0 and less than 9, got ${index}`);
      }
    });
  });
}
