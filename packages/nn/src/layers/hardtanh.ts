import type { Shape } from '../shapes/shape.ts';
import type { SameShape } from '../shapes/shapeMap.ts';
import { activationLayer } from './activationLayer.ts';
import type { Layer } from './layer.ts';
import { layerKind } from './layerKind.ts';

/** The two bounds. */
export interface HardtanhOptions {
  /** Below it the output stays there. Default −1. */
  readonly low?: number | undefined;
  /** Above it likewise. Default 1. */
  readonly high?: number | undefined;
}

/**
 * `y = min(max(x, low), high)`: torch's `Hardtanh(min_val, max_val)`. Nothing flows back at or beyond the bounds.
 *
 * @throws RangeError unless `low` is below `high`.
 *
 * @example
 * ```ts
 * const inputs = Float32Array.of(-2, 0, 2);
 * predict(forEvaluation(hardtanh()), { inputs, inputShape: [3], size: 1 }); // → [-1, 0, 1]
 * ```
 */
export function hardtanh({ low = -1, high = 1 }: HardtanhOptions = {}): Layer<Shape, SameShape> {
  if (!(low < high)) {
    throw new RangeError(
      `hardtanh: low must be below high, got ${low} and ${high}; -1 and 1 are the defaults`,
    );
  }
  return activationLayer('hardtanh', 'hardtanh', { alpha: low, beta: high });
}

/** What `{"type": "hardtanh"}` stands for in a configuration. */
export const hardtanhKind = layerKind({
  type: 'hardtanh',
  schema: { 'low?': '-1000000 <= number <= 1000000', 'high?': '-1000000 <= number <= 1000000' },
  build: (options) => hardtanh(options),
});
