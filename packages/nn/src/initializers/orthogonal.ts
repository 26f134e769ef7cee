import { initializerKind } from './initializerKind.ts';
import type { Initializer } from './initializer.ts';
import { orthonormalColumns } from './orthonormalColumns.ts';

/**
 * A matrix whose rows or columns, whichever are fewer, are orthogonal and of length `gain`: it changes no
 * lengths on the way (Saxe et al., 2014).
 *
 * The weight is taken as the matrix `[all other axes, last axis]`: `[fanIn, fanOut]` of linear and conv2d alike.
 * Draws `randn(shape)` and takes the `Q` of its QR decomposition, of its transpose's where it is wider than
 * tall, with the signs that make the diagonal of `R` positive: what `torch.nn.init.orthogonal_` makes of that matrix.
 *
 * @param gain Default 1; √2 ahead of relu.
 * @throws RangeError if the shape has fewer than two axes.
 *
 * @example
 * ```ts
 * // A square one turns vectors and keeps their length.
 * const { values } = orthogonal()(fansOf([2, 2]), torchGenerator(1));
 * const [a = 0, b = 0, c = 0, d = 0] = values;
 * Math.abs(a * b + c * d) < 1e-6; // → true
 * (a * a + c * c).toFixed(4); // → '1.0000'
 * ```
 */
export function orthogonal({ gain = 1 }: { readonly gain?: number } = {}): Initializer {
  return ({ shape }, rng) => {
    if (shape.length < 2) {
      throw new RangeError(
        `orthogonal: shape must have at least two axes, got [${shape.join(', ')}]; use it for weights, not for biases`,
      );
    }
    const normals = rng.randn(shape);
    const columns = shape.at(-1) ?? 1;
    const rows = normals.length / columns;
    const wide = rows < columns;
    const directions = wide
      ? orthonormalColumns(transposed(normals, rows, columns), columns, rows)
      : orthonormalColumns(Float64Array.from(normals), rows, columns);
    const matrix = wide ? transposed(directions, columns, rows) : directions;
    return { shape, values: Float32Array.from(matrix, (value) => Math.fround(value) * gain) };
  };
}

function transposed(matrix: ArrayLike<number>, rows: number, columns: number): Float64Array {
  return Float64Array.from(
    { length: rows * columns },
    (_, at) => matrix[(at % rows) * columns + Math.floor(at / rows)] ?? NaN,
  );
}

/** What `{"type": "orthogonal"}` stands for in a configuration. */
export const orthogonalKind = initializerKind({
  type: 'orthogonal',
  schema: {
    /** What the matrix is multiplied by. Default 1; √2 ahead of relu, 5/3 ahead of tanh. */
    'gain?': '-1000000 <= number <= 1000000',
  },
  build: (options) => orthogonal(options),
});
