import { beforeAll, describe, expect, it } from 'vitest';
import { affine, affineGrad } from './affine.ts';
import { differences, expectValues, mixed, of, onCpu, run } from './testing/cpu.ts';

/** `x W + b` from the definition. */
function product(x: ArrayLike<number>, weight: ArrayLike<number>, bias: ArrayLike<number>, fanIn: number) {
  const fanOut = bias.length;
  return Array.from({ length: (x.length / fanIn) * fanOut }, (_, at) => {
    const [row, column] = [Math.floor(at / fanOut), at % fanOut];
    let sum = bias[column] ?? NaN;
    for (let i = 0; i < fanIn; i++) sum += (x[row * fanIn + i] ?? NaN) * (weight[i * fanOut + column] ?? NaN);
    return sum;
  });
}

describe('affine', () => {
  beforeAll(onCpu);

  it.each([
    [[4, 3], 5],
    [[3], 2],
    [[2, 1, 3], 4],
    [[1, 1], 1],
    [[0, 3], 2],
  ])('multiplies the last axis of %j by the weight, and adds the bias', (shape, fanOut) => {
    const fanIn = shape.at(-1) ?? 0;
    const [x, weight, bias] = [mixed(shape), mixed([fanIn, fanOut], 2), mixed([fanOut], 3)];
    const out = [...shape.slice(0, -1), fanOut];
    const [y] = run(affine, { x, weight, bias }, {});
    expectValues(y, out, product(x.data, weight.data, bias.data, fanIn));
    const zeros = new Float32Array(fanOut);
    expectValues(run(affine, { x, weight }, {})[0], out, product(x.data, weight.data, zeros, fanIn));
  });

  it('refuses widths that do not match, and a weight that is no matrix', () => {
    expect(() => run(affine, { x: mixed([2, 3]), weight: mixed([4, 5]) }, {})).toThrow(
      new RangeError(
        "affine: x must have a last axis of 4, as weight [4,5] does, got [2,3]; match the layers' widths",
      ),
    );
    expect(() => run(affine, { x: mixed([2, 3]), weight: mixed([3]) }, {})).toThrow(
      new RangeError('affine: weight must have two axes, got [3]; give it as [fanIn, fanOut]'),
    );
  });
});

describe('affineGrad', () => {
  beforeAll(onCpu);
  const [x, weight, bias, dy] = [mixed([2, 2, 3]), mixed([3, 4], 2), mixed([4], 3), mixed([2, 2, 4], 4)];

  it('has the gradients that central differences see: of the weight, the bias and the input', () => {
    const [dweight, dbias, dx] = run(affineGrad, { dy, x, weight }, { bias: true, input: true });
    expectValues(
      dweight,
      [3, 4],
      differences((w) => product(x.data, w, bias.data, 3), weight.data, dy.data),
    );
    expectValues(
      dbias,
      [4],
      differences((b) => product(x.data, weight.data, b, 3), bias.data, dy.data),
    );
    expectValues(
      dx,
      [2, 2, 3],
      differences((input) => product(input, weight.data, bias.data, 3), x.data, dy.data),
    );
  });

  it('gives those alone that are asked for, the weight’s first', () => {
    const shapes = (bias: boolean, input: boolean) =>
      run(affineGrad, { dy, x, weight }, { bias, input }).map(({ shape }) => shape);
    expect(shapes(false, false)).toEqual([[3, 4]]);
    expect(shapes(true, false)).toEqual([[3, 4], [4]]);
    expect(shapes(false, true)).toEqual([
      [3, 4],
      [2, 2, 3],
    ]);
  });

  it('is zero over no rows', () => {
    const none = { dy: of([0, 4], []), x: of([0, 3], []), weight };
    const [dweight, dbias] = run(affineGrad, none, { bias: true, input: true });
    expectValues(dweight, [3, 4], new Float32Array(12));
    expectValues(dbias, [4], new Float32Array(4));
  });
});
