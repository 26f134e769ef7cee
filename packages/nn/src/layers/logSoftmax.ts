import type { Shape } from '../shapes/shape.ts';
import type { SameShape } from '../shapes/shapeMap.ts';
import { definedLayer } from './definedLayer.ts';
import type { Layer } from './layer.ts';
import { layerKind } from './layerKind.ts';

/**
 * `y = x − ln Σ exp(x)` over the last axis, the largest x taken off first; `∂loss/∂x = dy − exp(y) Σ dy`. Not
 * ahead of `crossEntropy`, which takes logits.
 *
 * @example
 * ```ts
 * const inputs = Float32Array.of(1, 2, 3);
 * predict(forEvaluation(logSoftmax()), { inputs, inputShape: [3], size: 1 }); // → [-2.408, -1.408, -0.4076]
 * ```
 */
export function logSoftmax(): Layer<Shape, SameShape> {
  return definedLayer({
    kind: 'logSoftmax',
    forward(x, scope) {
      const axis = [x.shape.length - 1];
      const largest = scope.call('Max', { x }, { reductionIndices: axis, keepDims: true });
      const shifted = scope.call('Sub', { a: x, b: largest });
      const exponentials = scope.call('Exp', { x: shifted });
      const total = scope.call('Sum', { x: exponentials }, { axis, keepDims: true });
      return [scope.call('Sub', { a: shifted, b: scope.call('Log', { x: total }) })];
    },
    backward(dy, { output: y }, scope) {
      const total = scope.call('Sum', { x: dy }, { axis: [y.shape.length - 1], keepDims: true });
      const share = scope.call('Multiply', { a: scope.call('Exp', { x: y }), b: total });
      return { input: scope.call('Sub', { a: dy, b: share }) };
    },
  });
}

/** What `{"type": "logSoftmax"}` stands for in a configuration. */
export const logSoftmaxKind = layerKind({ type: 'logSoftmax', schema: {}, build: () => logSoftmax() });
