import type { DataSet } from './dataSet.ts';
import type { Split } from './split.ts';

/** What was subtracted from each feature, and what it was divided by then. */
export interface Standardisation {
  readonly mean: readonly number[];
  /** 1 where a feature does not vary. */
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
 * the std over N of the training split, in float64, for each feature of the last axis. What does not vary in the
 * training split is only shifted. The other splits are shifted and divided by the same.
 *
 * @throws TypeError if the inputs are indices.
 */
export function standardised(
  data: DataSet,
  { targets: withTargets = true }: StandardisedOptions = {},
): StandardisedData {
  const { train, validation, test } = data;
  if (train.inputKind === 'indices') {
    throw new TypeError('standardise: inputs must be values, got indices; leave it out');
  }
  const inputs = momentsOf(train.inputs, train.inputShape.at(-1) ?? 1);
  const targets =
    withTargets && train.targetKind === 'values'
      ? momentsOf(train.targets, train.targetShape.at(-1) ?? 1)
      : undefined;
  const scaled = (split: Split): Split =>
    Object.freeze({
      ...split,
      inputs: scaledBy(split.inputs, inputs),
      ...(targets && { targets: scaledBy(split.targets, targets) }),
    });
  return Object.freeze({
    ...data,
    train: scaled(train),
    validation: scaled(validation),
    test: scaled(test),
    standardisation: { inputs, ...(targets && { targets }) },
  });
}

function momentsOf(values: ArrayLike<number>, width: number): Standardisation {
  const rows = values.length / width;
  const at = (row: number, feature: number): number => values[row * width + feature] ?? NaN;
  const features = Array.from({ length: width }, (_, feature) => {
    let sum = 0;
    for (let row = 0; row < rows; row++) sum += at(row, feature);
    const mean = sum / rows;
    let squares = 0;
    for (let row = 0; row < rows; row++) squares += (at(row, feature) - mean) ** 2;
    return { mean, std: Math.sqrt(squares / rows) || 1 };
  });
  return { mean: features.map(({ mean }) => mean), std: features.map(({ std }) => std) };
}

function scaledBy(values: ArrayLike<number>, { mean, std }: Standardisation): Float32Array {
  const width = mean.length;
  return Float32Array.from(values, (value, at) => (value - (mean[at % width] ?? 0)) / (std[at % width] ?? 1));
}
