import type { TensorInfo } from '@tensorflow/tfjs-core';
import { Parameter } from '../parameters/parameter.ts';
import { lastAxis, mustTakeWidth } from '../shapes/shape.ts';
import type { SameShape } from '../shapes/shapeMap.ts';
import type { StepScope } from '../signals/stepScope.ts';
import { definedLayer } from './definedLayer.ts';
import type { Layer } from './layer.ts';
import { layerKind } from './layerKind.ts';
import { mustBeWidth } from './widths.ts';

/** How the slope starts, and how many there are. */
export interface PreluOptions {
  /** Slope below 0 at the start. Default 0.25, as in the paper and in torch. */
  readonly slope?: number | undefined;
  /** One slope for all features (default, as in torch), or one for each. */
  readonly shared?: boolean | undefined;
}

/**
 * `y = x` above 0 and `a x` below, with a slope `a` that is learnt (He et al., 2015): torch's `PReLU`, whose
 * `num_parameters` is 1 where the slope is shared and the number of features where it is not. Keep weight decay away from it.
 *
 * `∂loss/∂a = Σ x dy` over what is not above 0. Its parameter is `slope`, of shape `[1]` or `[features]`.
 *
 * @throws RangeError if `features` is not a positive integer.
 *
 * @example
 * ```ts
 * const inputs = Float32Array.of(-2, 0, 2);
 * predict(forEvaluation(prelu(3, { slope: 0.25 })), { inputs, inputShape: [3], size: 1 }); // → [-0.5, 0, 2]
 * ```
 */
export function prelu<W extends number>(
  features: W,
  { slope = 0.25, shared = true }: PreluOptions = {},
): Layer<readonly [...number[], W], SameShape> {
  mustBeWidth('prelu', 'features', features);
  const count = shared ? 1 : features;
  const learnt = new Parameter('slope', { shape: [count], values: new Float32Array(count).fill(slope) });
  return definedLayer({
    kind: 'prelu',
    parameters: [learnt],
    outputShape(input) {
      mustTakeWidth('prelu', features, input);
      return input;
    },
    forward(x, scope) {
      const below = scope.call('Multiply', { a: x, b: learnt.on(scope.device) });
      return [whereAbove(x, x, below, scope)];
    },
    backward(dy, { input: x }, scope) {
      const below = scope.call('Multiply', { a: dy, b: learnt.on(scope.device) });
      const product = scope.call('Multiply', { a: dy, b: x });
      const none = scope.call('ZerosLike', { x: product });
      // One slope gathers all axes, one a feature all but the last.
      const axis = x.shape.map((_, at) => at).slice(0, shared ? undefined : -1);
      const sum = scope.call('Sum', { x: whereAbove(x, none, product, scope) }, { axis, keepDims: false });
      return { input: whereAbove(x, dy, below, scope), parameters: [scope.reshape(sum, [count])] };
    },
  });
}

/** The one where `x` is above 0, the other elsewhere. */
function whereAbove(x: TensorInfo, above: TensorInfo, elsewhere: TensorInfo, scope: StepScope): TensorInfo {
  const condition = scope.call('Greater', { a: x, b: scope.upload(Float32Array.of(0), []) });
  return scope.call('Select', { condition, t: above, e: elsewhere });
}

/** What `{"type": "prelu"}` stands for in a configuration. */
export const preluKind = layerKind({
  type: 'prelu',
  schema: { 'slope?': '-1000 <= number <= 1000', 'shared?': 'boolean' },
  build: (options, { input }) => prelu(lastAxis(input), options),
});
