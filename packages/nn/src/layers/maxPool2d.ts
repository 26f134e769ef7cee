import type { Pooled } from '../shapes/shapeMap.ts';
import { definedLayer } from './definedLayer.ts';
import type { Layer } from './layer.ts';
import { layerKind } from './layerKind.ts';
import { mustBeWindow, poolAttrs, slid } from './window.ts';

/** How far the window moves. */
export interface Pool2dOptions<S extends number> {
  /** Pixels from one window to the next. Default `kernel`: windows side by side. */
  readonly stride?: S | undefined;
}

/**
 * The largest value of each `kernel × kernel` window of each channel, `torch.nn.MaxPool2d`: sides become
 * `⌊(side − kernel) / stride⌋ + 1`, what does not fill a window is left out. The gradient goes to the window's
 * first largest value. tfjs's `wasm` backend loses part of it: train on `simd` or `cpu`.
 *
 * @param kernel Default 2.
 * @throws RangeError if a size is not a positive integer, and at the first use if images are smaller than the window.
 *
 * @example
 * ```ts
 * const inputs = Float32Array.of(1, 2, 3, 4); // one image of 2 × 2 with one channel
 * predict(forEvaluation(maxPool2d()), { inputs, inputShape: [2, 2, 1], size: 1 }); // → [4]
 * ```
 */
export function maxPool2d<K extends number = 2, S extends number = K>(
  kernel: K = 2 as K, // K is 2 where it is left out
  { stride }: Pool2dOptions<S> = {},
): Layer<readonly [number, number, number], Pooled<K, S>> {
  const window = { kernel, stride: stride ?? kernel, padding: 0 };
  mustBeWindow('maxPool2d', window);
  const attrs = poolAttrs(window);
  return definedLayer({
    kind: 'maxPool2d',
    outputShape: (input) => slid('maxPool2d', input, window),
    forward: (x, scope) => [scope.call('MaxPool', { x }, attrs)],
    backward(dy, { input, output }, scope) {
      // tfjs 4.22's own wasm kernel starts its search for the largest at 1e-38 instead of −∞.
      if (scope.device.name === 'wasm') {
        throw new Error(
          'maxPool2d: backend must pass gradients to windows below 0 too, got wasm, whose kernel loses them; ' +
            'train on simd or cpu',
        );
      }
      return { input: scope.call('MaxPoolGrad', { dy, input, output }, attrs) };
    },
  });
}

/** What `{"type": "maxPool2d"}` stands for in a configuration. */
export const maxPool2dKind = layerKind({
  type: 'maxPool2d',
  schema: { 'kernel?': 'number.integer >= 1', 'stride?': 'number.integer >= 1' },
  build: ({ kernel, stride }) => maxPool2d(kernel, { stride }),
});
