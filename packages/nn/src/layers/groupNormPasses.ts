import type { TensorInfo } from '@tensorflow/tfjs-core';
import { groupNorm, groupNormGrad } from '@weir/kernels';
import type { LayerDefinition } from './definedLayer.ts';
import type { GainAndShift } from './gainAndShift.ts';

/**
 * The two passes of a layer that normalises each example over `groups` of neighbouring channels and all positions:
 * `groupNorm` as it is, `layerNorm` with a single group, `instanceNorm` with one a channel.
 */
export function groupNormPasses(
  learnt: GainAndShift,
  attrs: { readonly groups: number; readonly eps: number },
): Pick<LayerDefinition, 'forward' | 'backward'> {
  return {
    forward: (x, scope) => scope.run(groupNorm, { x, ...learnt.forward(scope.device) }, attrs),
    backward(dy, { input: x, kept }, scope) {
      const [, mean, variance] = kept as readonly [TensorInfo, TensorInfo, TensorInfo]; // as forward returned them
      const [input, ...parameters] = scope.run(
        groupNormGrad,
        { dy, x, mean, variance, ...learnt.backward(scope.device) },
        attrs,
      );
      return { input, parameters };
    },
  };
}
