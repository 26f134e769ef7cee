import type { Tensor } from '@tensorflow/tfjs-core';
import { embeddingGrad, embedding as kernel } from '../embedding.ts';
import { gradientOf } from './gradientOf.ts';
import { requireInt32 } from './requireInt32.ts';
import { runFused } from './runFused.ts';

/**
 * The rows of a table at indices: `y[…, :] = table[indices[…], :]`.
 *
 * @param table `[V, D]`
 * @param indices int32 `[…]`, each at least 0 and less than V.
 * @throws TypeError if the indices are not int32. RangeError if one is none of the V rows.
 */
export function embedding(table: Tensor, indices: Tensor): Tensor {
  requireInt32('embedding', 'indices', indices);
  return runFused(kernel, { table, indices }, {})[0];
}

/** Gradient of {@link embedding} with respect to the table, summed in the order of the indices. */
export const embeddingGradient = gradientOf(kernel, {
  saveInputs: ['table', 'indices'],
  gradients: (dy, [table, indices]: readonly [Tensor, Tensor]) => ({
    table: runFused(embeddingGrad, { dy, indices }, { vocabulary: table.shape[0] ?? 0 })[0],
  }),
});
