import { affine, affineGrad } from '@weir/kernels';
import { describe, expect, it } from 'vitest';
import { layerCase } from '../golden.ts';
import { expectClose, measure, noise, values } from '../measure.ts';
import { affineReference, transposed } from '../reference.ts';

const shapes: readonly (readonly [x: readonly number[], fanOut: number])[] = [
  [[1, 1], 1],
  [[1, 7], 3],
  [[5, 1], 4],
  [[3, 5], 1],
  [[7, 13], 5],
  [[33, 30], 101],
  [[6], 4],
  [[2, 3, 5], 6],
  [[2, 1, 3, 4], 5],
];

export function affineParity(): void {
  describe('affine', () => {
    it.each(['linear', 'linear-no-bias'])('gives PyTorch’s values and gradients for %s', (name) => {
      const { x, y, dy, dx, params, grads } = layerCase(name);
      const { weight, bias } = params;
      if (!weight || !grads.weight) throw new Error('golden: a linear layer has a weight');
      expectClose(measure(affine, { x, weight, ...(bias && { bias }) }, {})[0], y);
      const [dweight, ...rest] = measure(
        affineGrad,
        { dy, x, weight },
        { bias: bias !== undefined, input: true },
      );
      expectClose(dweight, grads.weight);
      expectClose(rest.pop(), dx);
      if (grads.bias) expectClose(rest.pop(), grads.bias);
      expect(rest).toEqual([]);
    });

    it.each(shapes)('agrees with its definition for x %j to %i', (shape, fanOut) => {
      const x = noise(shape, 1);
      const weight = noise([shape.at(-1) ?? 1, fanOut], 2);
      const bias = noise([fanOut], 3);
      const dy = noise([...shape.slice(0, -1), fanOut], 4);
      expectClose(measure(affine, { x, weight, bias }, {})[0], affineReference(x, weight, bias));
      expectClose(measure(affine, { x, weight }, {})[0], affineReference(x, weight));
      const [dweight, dbias, dx, ...more] = measure(
        affineGrad,
        { dy, x, weight },
        { bias: true, input: true },
      );
      const rows = dy.data.length / fanOut;
      const dyRows = values([rows, fanOut], dy.data);
      const ones = values([rows], new Float32Array(rows).fill(1));
      expectClose(dweight, affineReference(transposed(x), dyRows));
      expectClose(dbias, affineReference(ones, dyRows));
      expectClose(dx, affineReference(dy, transposed(weight)));
      expect(more).toEqual([]);
    });

    it('returns only the gradients asked for, the weight’s first', () => {
      const inputs = { dy: noise([4, 3], 1), x: noise([4, 2], 2), weight: noise([2, 3], 3) };
      const shapesFor = (bias: boolean, input: boolean) =>
        measure(affineGrad, inputs, { bias, input }).map(({ shape }) => shape);
      expect(shapesFor(false, false)).toEqual([[2, 3]]);
      expect(shapesFor(true, false)).toEqual([[2, 3], [3]]);
      expect(shapesFor(false, true)).toEqual([
        [2, 3],
        [4, 2],
      ]);
    });

    it('lets NaN and infinities through to the rows they are in', () => {
      const x = values([4, 2], [NaN, 1, Infinity, 1, -Infinity, 1, 3, 4]);
      const weight = values([2, 2], [1, 2, 3, 4]);
      const [y] = measure(affine, { x, weight }, {});
      expectClose(y, values([4, 2], [NaN, NaN, Infinity, Infinity, -Infinity, -Infinity, 15, 22]));
    });
  });
}
