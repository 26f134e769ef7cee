import type { TorchGenerator } from '@weir/core';
import { embedding as gather, embeddingGrad } from '@weir/kernels';
import { fansOf } from '../initializers/initializer.ts';
import type { Initializer } from '../initializers/initializer.ts';
import { normal } from '../initializers/normal.ts';
import { Parameter } from '../parameters/parameter.ts';
import type { Shape } from '../shapes/shape.ts';
import type { Append } from '../shapes/shapeMap.ts';
import { definedLayer } from './definedLayer.ts';
import type { Layer } from './layer.ts';
import { layerKind } from './layerKind.ts';
import { mustBeWidth } from './widths.ts';

/** How the table starts. */
export interface EmbeddingOptions {
  readonly rng: TorchGenerator;
  /** Default N(0, 1). */
  readonly init?: Initializer | undefined;
}

/**
 * Looks each index up in a table: `y[…, :] = weight[x[…], :]`, with `weight` of shape `[vocabulary, dim]`.
 *
 * Takes int32 indices of any shape and appends an axis of `dim`. An index out of range is an error of the data.
 *
 * @throws RangeError if either size is not a positive integer.
 *
 * @example
 * ```ts
 * const layer = embedding(27, 10, { rng: torchGenerator(1) });
 * layer.outputShape([3]); // → [3, 10]
 * predict(forEvaluation(layer), { inputs: Int32Array.of(5), inputShape: [1], size: 1 }).length; // → 10
 * ```
 */
export function embedding<Dim extends number>(
  vocabulary: number,
  dim: Dim,
  { rng, init = normal() }: EmbeddingOptions,
): Layer<Shape, Append<Dim>> {
  mustBeWidth('embedding', 'vocabulary', vocabulary);
  mustBeWidth('embedding', 'dim', dim);
  const weight = new Parameter('weight', init(fansOf([vocabulary, dim]), rng));
  return definedLayer({
    kind: 'embedding',
    parameters: [weight],
    outputShape: (input) => [...input, dim],
    forward: (indices, scope) => scope.run(gather, { table: weight.on(scope.device), indices }, {}),
    backward: (dy, { input: indices }, scope) => ({
      parameters: scope.run(embeddingGrad, { dy, indices }, { vocabulary }),
    }),
  });
}

/** What `{"type": "embedding"}` stands for in a configuration. */
export const embeddingKind = layerKind({
  type: 'embedding',
  schema: {
    /** Numbers that each index stands for: 2 can be drawn, 10 do for characters. */
    dim: 'number.integer >= 1',
    'init?': 'object',
  },
  build({ dim, init }, { vocabulary, rng, initializer }) {
    if (vocabulary === undefined) {
      throw new TypeError(
        'embedding: input must be indices, got values; remove it or use data with a vocabulary',
      );
    }
    return embedding(vocabulary, dim, { rng, init: initializer(init) });
  },
});
