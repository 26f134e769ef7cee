import type { TensorInfo } from '@tensorflow/tfjs-core';
import { Parameter } from '../parameters/parameter.ts';
import { lastAxis, mustTakeWidth } from '../shapes/shape.ts';
import type { SameShape } from '../shapes/shapeMap.ts';
import { definedLayer } from './definedLayer.ts';
import { mustBeEps } from './eps.ts';
import type { Layer } from './layer.ts';
import { layerKind } from './layerKind.ts';
import { mustBeWidth } from './widths.ts';

/** What is added to the mean square. */
export interface RmsNormOptions {
  /** Added to the mean square ahead of the root. Default 2⁻²³, float32's, as torch's. */
  readonly eps?: number | undefined;
}

/**
 * Divides each example by the root mean square of its features, the last axis (Zhang and Sennrich, 2019):
 * `y = γ x / √(mean(x²) + eps)`, with `γ` of shape `[features]`: `torch.nn.RMSNorm(features)`. A layerNorm that
 * leaves the mean where it is. Of images, each pixel over its channels. The same in training and evaluation.
 *
 * With `x̂ = x / √(mean(x²) + eps)` and `g = γ dy`: `∂loss/∂x = (g − x̂ mean(g x̂)) / √(mean(x²) + eps)`.
 *
 * @throws RangeError if an option is out of range.
 *
 * @example
 * ```ts
 * const inputs = Float32Array.of(3, 4);
 * predict(forEvaluation(rmsNorm(2)), { inputs, inputShape: [2], size: 1 }); // → [0.8485, 1.131]
 * ```
 */
export function rmsNorm<W extends number>(
  features: W,
  { eps = 2 ** -23 }: RmsNormOptions = {},
): Layer<readonly [...number[], W], SameShape> {
  mustBeWidth('rmsNorm', 'features', features);
  mustBeEps('rmsNorm', eps);
  const gain = new Parameter('gamma', { shape: [features], values: new Float32Array(features).fill(1) });
  const overFeatures = ({ shape }: TensorInfo) => ({ axis: [shape.length - 1], keepDims: true });
  return definedLayer({
    kind: 'rmsNorm',
    eps,
    parameters: [gain],
    outputShape(input) {
      mustTakeWidth('rmsNorm', features, input);
      return input;
    },
    forward(x, scope) {
      const square = scope.call('Multiply', { a: x, b: x });
      const mean = scope.call('Mean', { x: square }, overFeatures(x));
      const raised = scope.call('Add', { a: mean, b: scope.upload(Float32Array.of(eps), []) });
      const scale = scope.call('Rsqrt', { x: raised });
      const normal = scope.call('Multiply', { a: x, b: scale });
      return [scope.call('Multiply', { a: normal, b: gain.on(scope.device) }), normal, scale];
    },
    backward(dy, { kept }, scope) {
      const [, normal, scale] = kept as readonly [TensorInfo, TensorInfo, TensorInfo]; // as forward returned them
      const scaled = scope.call('Multiply', { a: dy, b: gain.on(scope.device) });
      const product = scope.call('Multiply', { a: scaled, b: normal });
      const along = scope.call('Multiply', {
        a: normal,
        b: scope.call('Mean', { x: product }, overFeatures(dy)),
      });
      const rows = dy.shape.slice(0, -1).map((_, axis) => axis);
      return {
        input: scope.call('Multiply', { a: scope.call('Sub', { a: scaled, b: along }), b: scale }),
        parameters: [
          scope.call(
            'Sum',
            { x: scope.call('Multiply', { a: dy, b: normal }) },
            { axis: rows, keepDims: false },
          ),
        ],
      };
    },
  });
}

/** What `{"type": "rmsNorm"}` stands for in a configuration. */
export const rmsNormKind = layerKind({
  type: 'rmsNorm',
  schema: { 'eps?': '0 <= number <= 1000' },
  build: (options, { input }) => rmsNorm(lastAxis(input), options),
});
