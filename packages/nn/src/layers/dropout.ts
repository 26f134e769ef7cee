import type { Shape } from '../shapes/shape.ts';
import type { SameShape } from '../shapes/shapeMap.ts';
import { definedLayer } from './definedLayer.ts';
import type { AnyLayer, Layer } from './layer.ts';
import { layerKind } from './layerKind.ts';

/** Where the masks come from. */
export interface DropoutOptions {
  /** Seeds the masks. Several dropouts of one network may share it: each draws masks of its own. */
  readonly seed: number;
}

/**
 * Sets each value to 0 with probability `rate` and divides the others by `1 − rate`, so that the mean stays
 * (Srivastava et al., 2014); in evaluation mode all pass as they are.
 *
 * The mask is `bernoulli_(1 − rate)` of a torch generator of its own, a function of the seed, the step and the
 * place among the step's dropouts: another at every step, the same when the step is repeated or resumed, and
 * no draw is taken from the parameters' and minibatches' generator.
 *
 * @param rate 0.5 is usual between wide layers, 0.1 in deep networks.
 * @throws RangeError if `rate` is not from 0 to 1.
 *
 * @example
 * ```ts
 * // While it trains, half the values are 0 and the others doubled; in evaluation mode all pass.
 * const inputs = Float32Array.of(-2, 0, 2);
 * predict(forEvaluation(dropout(0.5, { seed: 1 })), { inputs, inputShape: [3], size: 1 }); // → [-2, 0, 2]
 * ```
 */
export function dropout(rate: number, { seed }: DropoutOptions): Layer<Shape, SameShape> {
  if (!(rate >= 0 && rate <= 1)) {
    throw new RangeError(`dropout: rate must be at least 0 and at most 1, got ${rate}; 0.5 is usual`);
  }
  const kept = 1 - rate;
  const scale = kept === 0 ? 0 : 1 / kept;
  return definedLayer({
    kind: 'dropout',
    forward(x, scope) {
      const draws = scope.generator(seed).bernoulli(kept, x.shape);
      for (let at = 0; at < draws.length; at++) draws[at] = (draws[at] ?? 0) * scale;
      const mask = scope.upload(draws, x.shape);
      return [scope.call('Multiply', { a: x, b: mask }), mask];
    },
    backward: (dy, { kept: [, mask] }, scope) => ({
      input: mask && scope.call('Multiply', { a: dy, b: mask }),
    }),
    evaluation: passing,
  });
}

/** Dropout in evaluation mode. */
const passing = (): AnyLayer =>
  definedLayer({ kind: 'dropout', forward: (x) => [x], backward: (dy) => ({ input: dy }) });

/** What `{"type": "dropout"}` stands for in a configuration. */
export const dropoutKind = layerKind({
  type: 'dropout',
  schema: { rate: '0 <= number <= 1' },
  build: ({ rate }, { seed }) => dropout(rate, { seed }),
});
