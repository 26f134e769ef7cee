import type { Snapshot } from '@weir/core';

/**
 * −ln(1/C), the cross-entropy of a network that holds C classes equally likely; undefined where there are no classes.
 *
 * @param classes C; 0 where the loss is no cross-entropy, as far as the snapshot's own objective does not say that it is
 *   one. Default: what that says, and of a snapshot without an objective the width of the last layer.
 */
export function expectedLoss({ layers, objective }: Snapshot, classes?: number): number | undefined {
  const known = objective
    ? classes || objective.classes
    : (classes ?? layers.findLast(({ depth }) => depth === 0)?.output.shape.at(-1));
  return known !== undefined && known > 1 ? Math.log(known) : undefined;
}
