import type { Shape } from '../shapes/shape.ts';

/** A split of a data set in host memory, as `minibatches` and `evaluate` take it: rows of plain numbers. */
export interface Examples<S extends Shape = Shape> {
  /** Row-major `[size, …inputShape]`. Int32Array of indices, or Float32Array of values. */
  readonly inputs: Int32Array | Float32Array;
  readonly inputShape: S;
  /** Class labels (Int32Array `[size]`) or values (`[size, …targetShape]`). */
  readonly targets: Int32Array | Float32Array;
  readonly targetShape: Shape;
  readonly targetKind: 'classes' | 'values';
  readonly size: number;
}
