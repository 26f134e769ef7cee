import type { TorchGenerator } from '@weir/core';
import { affine, affineGrad } from '@weir/kernels';
import { zeros } from '../initializers/constant.ts';
import { fansOf } from '../initializers/initializer.ts';
import type { Initializer } from '../initializers/initializer.ts';
import { kaimingNormal } from '../initializers/kaiming.ts';
import { Parameter } from '../parameters/parameter.ts';
import { lastAxis, mustTakeWidth, withLastAxis } from '../shapes/shape.ts';
import type { ToWidth } from '../shapes/shapeMap.ts';
import { definedLayer } from './definedLayer.ts';
import type { Layer } from './layer.ts';
import { mappedParameters } from './mappedParameters.ts';
import { layerKind } from './layerKind.ts';
import { mustBeWidth, numberOf, widthSchema } from './widths.ts';

/** How weight and bias start. */
export interface LinearOptions {
  readonly rng: TorchGenerator;
  /** Multiplies the default start. Default 1; 5/3 ahead of tanh, √2 ahead of relu, 0.1 for the last layer. */
  readonly gain?: number;
  /** Default true; false ahead of a batchNorm, whose mean takes any bias away. */
  readonly bias?: boolean | undefined;
  /** How the weight starts. Default `kaimingNormal` with `gain`, which is 1 in a configuration. */
  readonly init?: Initializer | undefined;
  /** How the bias starts. Default zeros. */
  readonly biasInit?: Initializer | undefined;
}

/**
 * Affine map `y = x W + b`, with `W` of shape `[fanIn, fanOut]`.
 *
 * Starts from `W ~ N(0, (gain / √fanIn)²)` and `b = 0`, so that unit-variance input gives pre-activations of
 * variance `gain²` (He et al., 2015).
 *
 * @throws RangeError if either width is not a positive integer.
 *
 * @example
 * ```ts
 * const layer = linear(2, 1, { rng: torchGenerator(1), init: ones });
 * const inputs = Float32Array.of(1, 2, 3, 4);
 * predict(forEvaluation(layer), { inputs, inputShape: [2], size: 2 }); // → [3, 7]
 * ```
 */
export function linear<I extends number, O extends number>(
  fanIn: I,
  fanOut: O,
  { rng, gain = 1, bias = true, init = kaimingNormal({ gain }), biasInit = zeros }: LinearOptions,
): Layer<readonly [...number[], I], ToWidth<O>> {
  mustBeWidth('linear', 'fanIn', fanIn);
  mustBeWidth('linear', 'fanOut', fanOut);
  const fans = fansOf([fanIn, fanOut]);
  const weight = new Parameter('weight', init(fans, rng), { fanIn });
  const offset = bias ? new Parameter('bias', biasInit({ ...fans, shape: [fanOut] }, rng)) : undefined;
  return definedLayer({
    kind: 'linear',
    parameters: offset ? [weight, offset] : [weight],
    outputShape(input) {
      mustTakeWidth('linear', fanIn, input);
      return withLastAxis(input, fanOut);
    },
    mapped: (map) => linear(fanIn, fanOut, { rng, ...mappedParameters(weight, offset, map) }),
    forward: (x, scope) =>
      scope.run(
        affine,
        offset
          ? { x, weight: weight.on(scope.device), bias: offset.on(scope.device) }
          : { x, weight: weight.on(scope.device) },
        {},
      ),
    backward(dy, { input: x, wantsInputGrad }, scope) {
      const grads = scope.run(
        affineGrad,
        { dy, x, weight: weight.on(scope.device) },
        { bias, input: wantsInputGrad },
      );
      return {
        parameters: bias ? grads.slice(0, 2) : grads.slice(0, 1),
        input: wantsInputGrad ? grads.at(-1) : undefined,
      };
    },
  });
}

/** What `{"type": "linear"}` stands for in a configuration. */
export const linearKind = layerKind({
  type: 'linear',
  schema: {
    /** Number of units: a number, or `"classes"` or `"vocabulary"` of the data, as a last layer has. */
    out: widthSchema,
    'bias?': 'boolean',
    'init?': 'object',
    'biasInit?': 'object',
  },
  build: ({ out, bias, init, biasInit }, { input, rng, initializer }) =>
    linear(lastAxis(input), numberOf('linear', out), {
      rng,
      bias,
      init: initializer(init),
      biasInit: initializer(biasInit),
    }),
});
