import { lastAxis, mustTakeWidth } from '../shapes/shape.ts';
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
export interface GroupNormOptions extends GainAndShiftOptions {
  /** Added to the variance ahead of the root. Default 1e-5. */
  readonly eps?: number | undefined;
}

/**
 * Normalises each example over each group of neighbouring channels and all positions (Wu and He, 2018):
 * `y = γ (x − mean) / √(variance + eps) + β`, the variance over n, with `γ`, `β` of shape `[channels]`:
 * `torch.nn.GroupNorm(groups, channels)`. The same in training and evaluation.
 *
 * @param groups 1 normalises whole examples, `channels` is `instanceNorm`; 32 is usual for wide networks.
 * @throws RangeError if the groups do not divide the channels, or an option is out of range.
 *
 * @example
 * ```ts
 * const inputs = Float32Array.of(1, 3, 10, 30);
 * predict(forEvaluation(groupNorm(2, 4)), { inputs, inputShape: [4], size: 1 }); // → [-1, 1, -1, 1]
 * ```
 */
export function groupNorm<W extends number>(
  groups: number,
  channels: W,
  { eps = 1e-5, ...options }: GroupNormOptions = {},
): Layer<readonly [...number[], W], SameShape> {
  mustBeWidth('groupNorm', 'groups', groups);
  mustBeWidth('groupNorm', 'channels', channels);
  mustBeEps('groupNorm', eps);
  if (channels % groups !== 0) {
    throw new RangeError(
      `groupNorm: groups must divide the ${channels} channels, got ${groups}; choose one of their divisors`,
    );
  }
  const learnt = new GainAndShift(channels, options, 'groupNorm');
  return definedLayer({
    kind: 'groupNorm',
    eps,
    parameters: learnt.parameters,
    outputShape(input) {
      mustTakeWidth('groupNorm', channels, input);
      return input;
    },
    ...groupNormPasses(learnt, { groups, eps }),
  });
}

/** What `{"type": "groupNorm"}` stands for in a configuration. */
export const groupNormKind = layerKind({
  type: 'groupNorm',
  schema: {
    groups: 'number.integer >= 1',
    'eps?': '0 <= number <= 1000',
    'affine?': 'boolean',
    'gamma?': '-1000000 <= number <= 1000000',
  },
  build: ({ groups, ...options }, { input }) => groupNorm(groups, lastAxis(input), options),
});
