/** What a typed array of examples holds: `indices` into a table (int32), or `values` (float32). */
export type InputKind = 'indices' | 'values';

/** What there is to predict: the index of one of some `classes` (int32), or `values` (float32). */
export type TargetKind = 'classes' | 'values';

type ArrayOf<Kind extends InputKind | TargetKind> = Kind extends 'values' ? Float32Array : Int32Array;

/**
 * Examples as plain typed arrays, row-major, to be gathered into minibatches. Not to be written to.
 *
 * The shapes are of one example, so `inputs` is `[size, ...inputShape]`: contexts of three characters are
 * `[3]` indices, grey images `[28, 28, 1]` values. A class label has no shape: `targetShape` is `[]`.
 */
export interface Split<
  Shape extends readonly number[] = readonly number[],
  Input extends InputKind = InputKind,
  Target extends TargetKind = TargetKind,
> {
  /** How many examples there are; `validation` and `test` of a tiny data set can be empty. */
  readonly size: number;
  readonly inputs: ArrayOf<Input>;
  readonly inputShape: Shape;
  readonly inputKind: Input;
  readonly targets: ArrayOf<Target>;
  readonly targetShape: Target extends 'classes' ? readonly [] : readonly number[];
  readonly targetKind: Target;
}

/** A data set's three splits, of one shape: trained on, looked at while deciding, and kept for the end. */
export interface Splits<S extends Split = Split> {
  readonly train: S;
  readonly validation: S;
  readonly test: S;
}

/** Where validation and test begin among n items: after the first 80 % and after 90 %, both floored. */
export function splitBounds(n: number): readonly [validation: number, test: number] {
  return [Math.floor(0.8 * n), Math.floor(0.9 * n)];
}

/** Cuts a split in three at the two bounds, without copying. */
export function divide<Shape extends readonly number[], Input extends InputKind, Target extends TargetKind>(
  all: Split<Shape, Input, Target>,
  [validation, test]: readonly [validation: number, test: number],
): Splits<Split<Shape, Input, Target>> {
  const cut = (from: number, to: number): Split<Shape, Input, Target> => {
    const view = <A extends Int32Array | Float32Array>(values: A): A => {
      const width = values.length / all.size;
      // subarray keeps the array's class, which its declared type does not say.
      return values.subarray(from * width, to * width) as A;
    };
    return Object.freeze({ ...all, size: to - from, inputs: view(all.inputs), targets: view(all.targets) });
  };
  return Object.freeze({
    train: cut(0, validation),
    validation: cut(validation, test),
    test: cut(test, all.size),
  });
}
