import type { FeatureMoments } from '../evaluation/evaluationContext.ts';
import type { Parameter } from '../parameters/parameter.ts';
import { mustTakeWidth } from '../shapes/shape.ts';
import type { AnyLayer } from './layer.ts';
import { definedLayer } from './definedLayer.ts';

/**
 * BatchNorm in evaluation mode: an affine map per feature with fixed moments,
 * `y = γ (x − mean) / √(variance + eps) + β`. One example is enough.
 */
export function fixedNorm(
  features: number,
  { mean, variance }: FeatureMoments,
  eps: number,
  learnt: { readonly gain: Parameter; readonly shift: Parameter } | undefined,
): AnyLayer {
  return definedLayer({
    kind: 'batchNorm',
    outputShape(input) {
      mustTakeWidth('batchNorm', features, input);
      return input;
    },
    parameters: [],
    forward(x, scope) {
      // float64 on the host, rounded once: these are as many values as there are features.
      const gamma = learnt?.gain.values();
      const beta = learnt?.shift.values();
      const scale = new Float32Array(features);
      const offset = new Float32Array(features);
      for (let at = 0; at < features; at++) {
        const factor = (gamma?.[at] ?? 1) / Math.sqrt((variance[at] ?? 1) + eps);
        scale[at] = factor;
        offset[at] = (beta?.[at] ?? 0) - (mean[at] ?? 0) * factor;
      }
      const scaled = scope.call('Multiply', { a: x, b: scope.upload(scale, [features]) });
      return [
        scope.call('Add', { a: scaled, b: scope.upload(offset, [features]) }),
        scope.upload(scale, [features]),
      ];
    },
    backward: (dy, { kept }, scope) => {
      const [, scale] = kept;
      return { input: scale && scope.call('Multiply', { a: dy, b: scale }) };
    },
  });
}
