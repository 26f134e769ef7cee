import type { DataSet } from './dataSet.ts';
import type { Split } from './split.ts';

/**
 * The data set with each class label as a vector of zeros with a 1 at the class, of shape `[classes]`: what losses on
 * values, such as mse, compare a classifier's outputs with.
 *
 * @throws TypeError if the targets are values already.
 */
export function oneHot(data: DataSet): DataSet {
  const { train, validation, test, classes } = data;
  if (train.targetKind !== 'classes' || classes === undefined) {
    throw new TypeError('oneHot: targets must be class labels, got values; leave it out');
  }
  const encoded = (split: Split): Split => {
    const targets = new Float32Array(split.size * classes);
    split.targets.forEach((label, example) => (targets[example * classes + label] = 1));
    return Object.freeze({ ...split, targets, targetShape: [classes], targetKind: 'values' });
  };
  return Object.freeze({
    ...data,
    train: encoded(train),
    validation: encoded(validation),
    test: encoded(test),
  });
}
