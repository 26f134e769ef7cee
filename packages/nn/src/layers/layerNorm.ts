import type { TensorInfo } from '@tensorflow/tfjs-core';
import { lastAxis, mustTakeWidth, sizeOf } from '../shapes/shape.ts';
import type { SameShape } from '../shapes/shapeMap.ts';
import type { StepScope } from '../signals/stepScope.ts';
import { definedLayer } from './definedLayer.ts';
import { mustBeEps } from './eps.ts';
import { GainAndShift } from './gainAndShift.ts';
import type { GainAndShiftOptions } from './gainAndShift.ts';
import { groupNormPasses } from './groupNormPasses.ts';
import type { Layer } from './layer.ts';
import { layerKind } from './layerKind.ts';
import { mustBeWidth } from './widths.ts';

/** What is added to the variance, and the gain and shift. */
export interface LayerNormOptions extends GainAndShiftOptions {
  /** Added to the variance ahead of the root. Default 1e-5. */
  readonly eps?: number | undefined;
}

/**
 * Normalises each example over its features, the last axis (Ba et al., 2016):
 * `y = γ (x − mean) / √(variance + eps) + β`, the variance over n, with `γ`, `β` of shape `[features]`:
 * `torch.nn.LayerNorm(features)`. Of images, each pixel over its channels. The same in training and evaluation.
 *
 * @throws RangeError if an option is out of range.
 *
 * @example
 * ```ts
 * const inputs = Float32Array.of(1, 2, 3);
 * predict(forEvaluation(layerNorm(3)), { inputs, inputShape: [3], size: 1 }); // → [-1.225, 0, 1.225]
 * ```
 */
export function layerNorm<W extends number>(
  features: W,
  { eps = 1e-5, ...options }: LayerNormOptions = {},
): Layer<readonly [...number[], W], SameShape> {
  mustBeWidth('layerNorm', 'features', features);
  mustBeEps('layerNorm', eps);
  const learnt = new GainAndShift(features, options, 'layerNorm');
  const passes = groupNormPasses(learnt, { groups: 1, eps });
  return definedLayer({
    kind: 'layerNorm',
    eps,
    parameters: learnt.parameters,
    outputShape(input) {
      mustTakeWidth('layerNorm', features, input);
      return input;
    },
    forward(x, scope) {
      const rows = asRows(x, scope);
      const [y, ...moments] = passes.forward(rows, scope);
      return y ? [rows === x ? y : scope.reshape(y, x.shape), ...moments] : [];
    },
    backward(dy, passed, scope) {
      const { shape } = passed.input;
      const rows = asRows(passed.input, scope);
      const { input: dx, parameters } = passes.backward(asRows(dy, scope), { ...passed, input: rows }, scope);
      return {
        input: dx && (shape.length === 2 ? dx : scope.reshape(dx, shape)),
        ...(parameters && { parameters }),
      };
    },
  });
}

/** `[…, features]` as `[rows, features]`. */
function asRows(x: TensorInfo, scope: StepScope): TensorInfo {
  return x.shape.length === 2 ? x : scope.reshape(x, [sizeOf(x.shape.slice(0, -1)), lastAxis(x.shape)]);
}

/** What `{"type": "layerNorm"}` stands for in a configuration. */
export const layerNormKind = layerKind({
  type: 'layerNorm',
  schema: {
    'eps?': '0 <= number <= 1000',
    'affine?': 'boolean',
    'gamma?': '-1000000 <= number <= 1000000',
  },
  build: (options, { input }) => layerNorm(lastAxis(input), options),
});
