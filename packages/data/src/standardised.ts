import type { DataSet } from './dataSet.ts';
import type { Split } from './split.ts';

/** What was subtracted from each feature, and what it was divided by then. */
export interface Standardisation {
  readonly mean: readonly number[];
  /** 0 where a feature does not vary: such a one is only shifted. */
  readonly std: readonly number[];
}

/** A data set with what its values were before. */
export interface StandardisedData extends DataSet {
  readonly standardisation: {
    /** A feature is a column of a table, a channel of images. */
    readonly inputs: Standardisation;
    /** Of targets that are numbers: a loss is then in units of these. */
    readonly targets?: Standardisation;
  };
}

/** Options of `standardised`. */
export interface StandardisedOptions {
  /** Whether targets that are numbers are scaled too. Default true; false where they are probabilities, such as 0 and 1. */
  readonly targets?: boolean;
}

/**
 * The data set with inputs, and targets that are numbers, at mean 0 and std 1: `(x − mean) / std` with the mean and
 * the std over N of the training split, for each feature of the last axis, all in float64 and of values that are not rounded
 * to float32 yet, where the data set has them: a column of times is 1.7e9 ± 1e5. What does not vary in the
 * training split is only shifted. The other splits are shifted and divided by the same.
 *
 * @throws TypeError if the inputs are indices.
 */
export function standardised(
  data: DataSet,
  { targets: withTargets = true }: StandardisedOptions = {},
): StandardisedData {
  const { unrounded, ...rounded } = data;
  const { train, validation, test } = rounded;
  if (train.inputKind === 'indices') {
    throw new TypeError('standardise: inputs must be values, got indices; leave it out');
  }
  const exactInputs = partsOf(data, unrounded?.inputs) ?? [train.inputs, validation.inputs, test.inputs];
  const inputs = momentsOf(exactInputs[0], train.inputShape.at(-1) ?? 1);
  const exactTargets = partsOf(data, unrounded?.targets) ?? [train.targets, validation.targets, test.targets];
  const targets =
    withTargets && train.targetKind === 'values'
      ? momentsOf(exactTargets[0], train.targetShape.at(-1) ?? 1)
      : undefined;
  const scaled = (split: Split, at: 0 | 1 | 2): Split =>
    Object.freeze({
      ...split,
      inputs: scaledBy(exactInputs[at], inputs),
      ...(targets && { targets: scaledBy(exactTargets[at], targets) }),
    });
  return Object.freeze({
    ...rounded,
    train: scaled(train, 0),
    validation: scaled(validation, 1),
    test: scaled(test, 2),
    standardisation: { inputs, ...(targets && { targets }) },
  });
}

type Parts = readonly [train: ArrayLike<number>, validation: ArrayLike<number>, test: ArrayLike<number>];

/** What there is of each split, of values of all three one after the other. */
function partsOf({ train, validation, test }: DataSet, all: Float64Array | undefined): Parts | undefined {
  if (!all) return undefined;
  const width = all.length / (train.size + validation.size + test.size);
  const [first, second] = [train.size * width, (train.size + validation.size) * width];
  return [all.subarray(0, first), all.subarray(first, second), all.subarray(second)];
}

function momentsOf(values: ArrayLike<number>, width: number): Standardisation {
  const rows = values.length / width;
  const at = (row: number, feature: number): number => values[row * width + feature] ?? NaN;
  const features = Array.from({ length: width }, (_, feature) => {
    // Distances from the first value: of a column that does not vary they are 0, whatever its sum rounds to.
    const first = at(0, feature);
    let sum = 0;
    for (let row = 0; row < rows; row++) sum += at(row, feature) - first;
    const mean = first + sum / rows;
    let squares = 0;
    for (let row = 0; row < rows; row++) squares += (at(row, feature) - mean) ** 2;
    return { mean, std: Math.sqrt(squares / rows) };
  });
  return { mean: features.map(({ mean }) => mean), std: features.map(({ std }) => std) };
}

function scaledBy(values: ArrayLike<number>, { mean, std }: Standardisation): Float32Array {
  const width = mean.length;
  const scaled = new Float32Array(values.length);
  for (let at = 0; at < values.length; at++)
    scaled[at] = ((values[at] ?? NaN) - (mean[at % width] ?? 0)) / (std[at % width] || 1);
  return scaled;
}
