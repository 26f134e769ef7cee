import type { Pooled } from '../shapes/shapeMap.ts';
import { definedLayer } from './definedLayer.ts';
import type { Layer } from './layer.ts';
import { layerKind } from './layerKind.ts';
import type { Pool2dOptions } from './maxPool2d.ts';
import { mustBeWindow, poolAttrs, slid } from './window.ts';

/**
 * The mean of each `kernel × kernel` window of each channel, `torch.nn.AvgPool2d`: sides become
 * `⌊(side − kernel) / stride⌋ + 1`, what does not fill a window is left out.
 *
 * @param kernel Default 2.
 * @throws RangeError if a size is not a positive integer, and at the first use if images are smaller than the window.
 *
 * @example
 * ```ts
 * const inputs = Float32Array.of(1, 2, 3, 4); // one image of 2 × 2 with one channel
 * predict(forEvaluation(avgPool2d()), { inputs, inputShape: [2, 2, 1], size: 1 }); // → [2.5]
 * ```
 */
export function avgPool2d<K extends number = 2, S extends number = K>(
  kernel: K = 2 as K, // K is 2 where it is left out
  { stride }: Pool2dOptions<S> = {},
): Layer<readonly [number, number, number], Pooled<K, S>> {
  const window = { kernel, stride: stride ?? kernel, padding: 0 };
  mustBeWindow('avgPool2d', window);
  const attrs = poolAttrs(window);
  return definedLayer({
    kind: 'avgPool2d',
    outputShape: (input) => slid('avgPool2d', input, window),
    forward: (x, scope) => [scope.call('AvgPool', { x }, attrs)],
    backward: (dy, { input }, scope) => ({ input: scope.call('AvgPoolGrad', { dy, input }, attrs) }),
  });
}

/** What `{"type": "avgPool2d"}` stands for in a configuration. */
export const avgPool2dKind = layerKind({
  type: 'avgPool2d',
  schema: { 'kernel?': 'number.integer >= 1', 'stride?': 'number.integer >= 1' },
  build: ({ kernel, stride }) => avgPool2d(kernel, { stride }),
});
