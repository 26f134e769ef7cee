import { describe, expect, it } from 'vitest';
import { expectClose, normal, run, upload } from '../testing/kernelHarness.ts';
import { goldenLayer } from '../testing/golden.ts';

describe('WeirEmbedding', () => {
  it.each([1, 2, 4, 10, 27])('gathers rows %i wide, and adds them up again', (D) => {
    const table = normal(9 * D);
    const indices = Int32Array.of(3, 0, 8, 3, 3, 1);
    const [y] = run('WeirEmbedding', { table: upload(table, [9, D]), indices: upload(indices, [2, 3]) });
    const gathered = [...indices].flatMap((row) => [...table.slice(row * D, (row + 1) * D)]);
    expect(y?.shape).toEqual([2, 3, D]);
    if (y) expectClose(y, gathered, 0);
    const [dtable] = run(
      'WeirEmbeddingGrad',
      { dy: upload(gathered, [2, 3, D]), indices: upload(indices, [2, 3]) },
      { vocabulary: 9 },
    );
    const counts = Array.from({ length: 9 }, (_, row) => indices.filter((index) => index === row).length);
    expect(dtable?.shape).toEqual([9, D]);
    if (dtable)
      expectClose(
        dtable,
        table.map((value, i) => value * (counts[Math.floor(i / D)] ?? 0)),
        1e-6,
      );
  });

  it('takes no indices', () => {
    const indices = upload(new Int32Array(0), [0, 3]);
    expect(run('WeirEmbedding', { table: upload(normal(6), [3, 2]), indices })[0]?.shape).toEqual([0, 3, 2]);
    const [dtable] = run('WeirEmbeddingGrad', { dy: upload([], [0, 3, 2]), indices }, { vocabulary: 3 });
    if (dtable) expectClose(dtable, [0, 0, 0, 0, 0, 0], 0);
  });

  it('names an index out of range', () => {
    const indices = upload(Int32Array.of(0, 9));
    expect(() => run('WeirEmbedding', { table: upload(normal(6), [3, 2]), indices })).toThrow(
      'indices must be at least 0 and less than 3, got 9 at place 1',
    );
    expect(() =>
      run('WeirEmbeddingGrad', { dy: upload(normal(4), [2, 2]), indices }, { vocabulary: 3 }),
    ).toThrow(RangeError);
  });

  it('agrees with PyTorch', () => {
    const { params, indices, y, dy, grads } = goldenLayer('embedding');
    const table = params.weight;
    if (!table) throw new Error('no table');
    const places = upload(Int32Array.from(indices.flat()), [indices.length, indices[0]?.length ?? 0]);
    for (const output of run('WeirEmbedding', { table: upload(table.data, table.shape), indices: places })) {
      expectClose(output, y.data, 1e-7);
    }
    const inputs = { dy: upload(dy.data, dy.shape), indices: places };
    for (const output of run('WeirEmbeddingGrad', inputs, { vocabulary: table.shape[0] })) {
      expectClose(output, grads.weight?.data ?? [], 1e-6);
    }
  });
});
