import type { Shape } from '../shapes/shape.ts';
import type { SameShape } from '../shapes/shapeMap.ts';
import { definedLayer } from './definedLayer.ts';
import type { Layer } from './layer.ts';
import { layerKind } from './layerKind.ts';

/**
 * `y = exp(x) / Σ exp(x)` over the last axis; `∂loss/∂x = y (dy − Σ dy y)`. Not ahead of `crossEntropy`, which
 * takes logits.
 *
 * @example
 * ```ts
 * const inputs = Float32Array.of(1, 2, 3);
 * predict(forEvaluation(softmax()), { inputs, inputShape: [3], size: 1 }); // → [0.09003, 0.2447, 0.6652]
 * ```
 */
export function softmax(): Layer<Shape, SameShape> {
  return definedLayer({
    kind: 'softmax',
    forward: (x, scope) => [scope.call('Softmax', { logits: x }, { dim: x.shape.length - 1 })],
    backward(dy, { output: y }, scope) {
      const shares = scope.call('Multiply', { a: dy, b: y });
      const total = scope.call('Sum', { x: shares }, { axis: [y.shape.length - 1], keepDims: true });
      return { input: scope.call('Sub', { a: shares, b: scope.call('Multiply', { a: y, b: total }) }) };
    },
  });
}

/** What `{"type": "softmax"}` stands for in a configuration. */
export const softmaxKind = layerKind({ type: 'softmax', schema: {}, build: () => softmax() });
