import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { FusedKernel } from './device.ts';
import { floats, integers } from './hostValues.ts';
import { rowsAndChannels } from './shapes.ts';

/** `table [V, D]` and the int32 `indices […]` of rows in it. */
export interface EmbeddingInputs {
  readonly table: TensorInfo;
  readonly indices: TensorInfo;
}

/** `dy […, D]` and the int32 `indices […]` of the forward pass. */
export interface EmbeddingGradInputs {
  readonly dy: TensorInfo;
  readonly indices: TensorInfo;
}

/** How many rows the table has, which the gradient does not say. */
export interface EmbeddingGradAttrs {
  /** V, the number of rows of the table. */
  readonly vocabulary: number;
}

/**
 * The rows of a table: `y[…, :] = table[indices[…], :]`.
 *
 * @throws RangeError if an index is none of the V rows.
 */
export const embedding: FusedKernel<EmbeddingInputs, object> = {
  name: 'WeirEmbedding',
  composed(device, { table, indices }) {
    checkIndices(integers(device, indices), table.shape[0] ?? 0);
    return [device.call('GatherV2', { x: table, indices }, { axis: 0, batchDims: 0 })];
  },
};

/**
 * Gradient of {@link embedding}: each row of `dy` added to its row of `dtable [V, D]`, in the order of the indices.
 *
 * The sums are float32 at every addition, so that they are the same bits on every backend.
 *
 * @throws RangeError if an index is none of the V rows.
 */
export const embeddingGrad: FusedKernel<EmbeddingGradInputs, EmbeddingGradAttrs> = {
  name: 'WeirEmbeddingGrad',
  composed(device, { dy, indices }, { vocabulary }) {
    const { channels: width } = rowsAndChannels('embeddingGrad', dy.shape, 'dy');
    const rows = integers(device, indices);
    checkIndices(rows, vocabulary);
    const grad = floats(device, dy);
    const sums = new Float32Array(vocabulary * width);
    rows.forEach((row, n) => {
      // n rows of `width` values each, and row < vocabulary: all indices are within.
      for (let d = 0; d < width; d++)
        sums[row * width + d] = (sums[row * width + d] as number) + (grad[n * width + d] as number);
    });
    return [device.upload(sums, [vocabulary, width])];
  },
};

function checkIndices(indices: Int32Array, vocabulary: number): void {
  for (const index of indices)
    if (index < 0 || index >= vocabulary)
      throw new RangeError(
        `embedding: indices must be at least 0 and less than ${vocabulary}, got ${index}; match the table to the vocabulary`,
      );
}
