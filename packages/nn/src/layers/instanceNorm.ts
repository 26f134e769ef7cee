import { lastAxis, mustTakeImages, mustTakeWidth, printShape } from '../shapes/shape.ts';
import type { SameShape } from '../shapes/shapeMap.ts';
import { definedLayer } from './definedLayer.ts';
import { mustBeEps } from './eps.ts';
import { GainAndShift } from './gainAndShift.ts';
import type { GainAndShiftOptions } from './gainAndShift.ts';
import { groupNormPasses } from './groupNormPasses.ts';
import type { Layer } from './layer.ts';
import { layerKind } from './layerKind.ts';
import { mustBeWidth } from './widths.ts';

/** What is added to the variance, and the gain and shift. */
export interface InstanceNormOptions extends GainAndShiftOptions {
  /** Added to the variance ahead of the root. Default 1e-5. */
  readonly eps?: number | undefined;
}

/**
 * Normalises each channel of each image over its positions (Ulyanov et al., 2016):
 * `y = γ (x − mean) / √(variance + eps) + β`, the variance over n, with `γ`, `β` of shape `[channels]`:
 * `torch.nn.InstanceNorm2d(channels, affine=True)`; torch's own default is `affine: false`. The same in training
 * and evaluation.
 *
 * @throws RangeError if an option is out of range, and at the first use if images have a single position.
 *
 * @example
 * ```ts
 * const inputs = Float32Array.of(1, 2, 3, 4); // one image of 2 × 2 with one channel
 * predict(forEvaluation(instanceNorm(1)), { inputs, inputShape: [2, 2, 1], size: 1 }); // → [-1.342, -0.4472, 0.4472, 1.342]
 * ```
 */
export function instanceNorm<W extends number>(
  channels: W,
  { eps = 1e-5, ...options }: InstanceNormOptions = {},
): Layer<readonly [number, number, W], SameShape> {
  mustBeWidth('instanceNorm', 'channels', channels);
  mustBeEps('instanceNorm', eps);
  const learnt = new GainAndShift(channels, options, 'instanceNorm');
  return definedLayer({
    kind: 'instanceNorm',
    eps,
    parameters: learnt.parameters,
    outputShape(input) {
      const [height, width] = mustTakeImages('instanceNorm', input);
      mustTakeWidth('instanceNorm', channels, input);
      if (height * width < 2) {
        throw new RangeError(
          `instanceNorm: input must have at least 2 positions, got ${printShape(input)}; pool less ahead of it`,
        );
      }
      return input;
    },
    ...groupNormPasses(learnt, { groups: channels, eps }),
  });
}

/** What `{"type": "instanceNorm"}` stands for in a configuration. */
export const instanceNormKind = layerKind({
  type: 'instanceNorm',
  schema: {
    'eps?': '0 <= number <= 1000',
    'affine?': 'boolean',
    'gamma?': '-1000000 <= number <= 1000000',
  },
  build: (options, { input }) => instanceNorm(lastAxis(input), options),
});
