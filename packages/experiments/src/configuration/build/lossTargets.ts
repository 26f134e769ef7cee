import type { LossFunction } from '@weir/nn';

/**
 * What a loss compares outputs with: class labels with an output for each class, values of the outputs' shape, or
 * either, with a single output that tells two classes apart.
 */
export type LossTargets = 'classes' | 'values' | 'either';

/** What a loss compares with, by how the number of classes that it sees depends on the outputs. */
export function lossTargets(loss: LossFunction): LossTargets {
  const seen = loss.classes([5]);
  if (seen === undefined) return 'values';
  return seen === 5 ? 'classes' : 'either';
}
