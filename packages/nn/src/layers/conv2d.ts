import type { TorchGenerator } from '@weir/core';
import { zeros } from '../initializers/constant.ts';
import { fansOf } from '../initializers/initializer.ts';
import type { Initializer } from '../initializers/initializer.ts';
import { kaimingNormal } from '../initializers/kaiming.ts';
import { Parameter } from '../parameters/parameter.ts';
import { lastAxis, mustTakeWidth, withLastAxis } from '../shapes/shape.ts';
import type { Convolved } from '../shapes/shapeMap.ts';
import { definedLayer } from './definedLayer.ts';
import type { Layer } from './layer.ts';
import { mappedParameters } from './mappedParameters.ts';
import { layerKind } from './layerKind.ts';
import { mustBeWidth, numberOf, widthSchema } from './widths.ts';
import { convolutionAttrs, mustBeWindow, slid } from './window.ts';

/** The window, and how filters and biases start. */
export interface Conv2dOptions<K extends number, S extends number, P extends number> {
  readonly rng: TorchGenerator;
  /** Side of the square of pixels that an output sees. */
  readonly kernel: K;
  /** Pixels from one output to the next. Default 1; 2 halves the image. */
  readonly stride?: S | undefined;
  /** Zeros around the image. Default 0; `(kernel − 1) / 2` keeps the image's size at stride 1. */
  readonly padding?: P | undefined;
  /** Multiplies the default start. Default 1; √2 ahead of relu. */
  readonly gain?: number | undefined;
  /** Default true; false ahead of a batchNorm, whose mean takes any bias away. */
  readonly bias?: boolean | undefined;
  /** How the weight starts. Default `kaimingNormal` with `gain`, which is 1 in a configuration. */
  readonly init?: Initializer | undefined;
  /** How the bias starts. Default zeros. */
  readonly biasInit?: Initializer | undefined;
}

/**
 * Cross-correlation of images `[batch, height, width, channels]` with filters `W` of shape
 * `[kernel, kernel, channels, out]`: `y[i, j] = Σ x[i s + a − p, j s + b − p] W[a, b] + bias`, as `torch.nn.Conv2d`
 * in NHWC. Sides become `⌊(side + 2 padding − kernel) / stride⌋ + 1`; `fanIn` is `kernel² · channels`.
 *
 * tfjs's `wasm` backend has no gradient of filters: train on `simd` or `cpu`.
 *
 * @throws RangeError if a size is not a positive integer, and at the first use if the images do not fit.
 *
 * @example
 * ```ts
 * const layer = conv2d(1, 8, { kernel: 3, padding: 1, rng: torchGenerator(1) });
 * layer.outputShape([28, 28, 1]); // → [28, 28, 8]
 * ```
 */
export function conv2d<
  I extends number,
  O extends number,
  K extends number,
  S extends number = 1,
  P extends number = 0,
>(
  channels: I,
  out: O,
  {
    rng,
    kernel,
    stride,
    padding,
    gain = 1,
    bias = true,
    init = kaimingNormal({ gain }),
    biasInit = zeros,
  }: Conv2dOptions<K, S, P>,
): Layer<readonly [number, number, I], Convolved<O, K, S, P>> {
  const window = { kernel, stride: stride ?? 1, padding: padding ?? 0 };
  mustBeWidth('conv2d', 'channels', channels);
  mustBeWidth('conv2d', 'out', out);
  mustBeWindow('conv2d', window);
  const filterShape = [kernel, kernel, channels, out];
  const fans = fansOf(filterShape);
  const weight = new Parameter('weight', init(fans, rng), { fanIn: fans.fanIn });
  const offset = bias ? new Parameter('bias', biasInit({ ...fans, shape: [out] }, rng)) : undefined;
  const attrs = convolutionAttrs(window);
  const filterAttrs = { ...attrs, filterShape };
  return definedLayer({
    kind: 'conv2d',
    parameters: offset ? [weight, offset] : [weight],
    outputShape(input) {
      const output = withLastAxis(slid('conv2d', input, window), out);
      mustTakeWidth('conv2d', channels, input);
      return output;
    },
    mapped: (map) =>
      conv2d<I, O, number, number, number>(channels, out, {
        rng,
        ...window,
        ...mappedParameters(weight, offset, map),
      }),
    forward(x, scope) {
      const y = scope.call('Conv2D', { x, filter: weight.on(scope.device) }, attrs);
      return [offset ? scope.call('Add', { a: y, b: offset.on(scope.device) }) : y];
    },
    backward(dy, { input: x, wantsInputGrad }, scope) {
      const filter = weight.on(scope.device);
      const dfilter = scope.call('Conv2DBackpropFilter', { x, dy }, filterAttrs);
      return {
        parameters: offset
          ? [dfilter, scope.call('Sum', { x: dy }, { axis: [0, 1, 2], keepDims: false })]
          : [dfilter],
        input: wantsInputGrad
          ? scope.call('Conv2DBackpropInput', { dy, filter }, { ...attrs, inputShape: [...x.shape] })
          : undefined,
      };
    },
  });
}

/** What `{"type": "conv2d"}` stands for in a configuration. */
export const conv2dKind = layerKind({
  type: 'conv2d',
  schema: {
    /** Number of channels that come out: a number, or `"classes"` or `"vocabulary"` of the data. */
    out: widthSchema,
    kernel: 'number.integer >= 1',
    'stride?': 'number.integer >= 1',
    'padding?': 'number.integer >= 0',
    'bias?': 'boolean',
    'init?': 'object',
    'biasInit?': 'object',
  },
  build: ({ out, init, biasInit, ...options }, { input, rng, initializer }) =>
    conv2d(lastAxis(input), numberOf('conv2d', out), {
      ...options,
      rng,
      init: initializer(init),
      biasInit: initializer(biasInit),
    }),
});
