import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { FeatureMoments } from '../evaluation/evaluationContext.ts';
import { mustTakeWidth } from '../shapes/shape.ts';
import { definedLayer } from './definedLayer.ts';
import type { GainAndShift } from './gainAndShift.ts';
import type { AnyLayer } from './layer.ts';

/** Whether a norm with fixed moments still learns. */
export interface FixedNormOptions {
  /** Whether gain and shift are parameters of the layer, with gradients, as in a norm that is frozen while the rest trains. */
  readonly learns?: boolean;
}

/**
 * BatchNorm in evaluation mode, with fixed moments: `y = γ (x − mean) / √(variance + eps) + β` per feature. One
 * example is enough.
 *
 * @throws RangeError if there are not as many moments as features.
 */
export function fixedNorm(
  features: number,
  { mean, variance }: FeatureMoments,
  eps: number,
  learnt: GainAndShift,
  { learns = false }: FixedNormOptions = {},
): AnyLayer {
  for (const [name, { length }] of Object.entries({ mean, variance })) {
    if (length !== features) {
      throw new RangeError(
        `batchNorm: ${name} must number ${features}, one a feature, got ${length}; use the statistics of this network`,
      );
    }
  }
  // float64 on the host, rounded once: these are as many values as there are features.
  const factors = () => {
    const gamma = learnt.gamma?.values();
    return Float64Array.from(
      { length: features },
      (_, at) => (gamma?.[at] ?? 1) / Math.sqrt((variance[at] ?? NaN) + eps),
    );
  };
  return definedLayer({
    kind: 'batchNorm',
    parameters: learns ? learnt.parameters : [],
    outputShape(input) {
      mustTakeWidth('batchNorm', features, input);
      return input;
    },
    featureMap() {
      const factor = factors();
      const beta = learnt.beta?.values();
      const shift = factor.map((scale, at) => (beta?.[at] ?? 0) - scale * (mean[at] ?? NaN));
      return { factor, shift };
    },
    forward(x, scope) {
      const vector = (values: Float32Array) => scope.upload(values, [features]);
      const factor = vector(Float32Array.from(factors()));
      const centred = scope.call('Sub', { a: x, b: vector(Float32Array.from(mean)) });
      const scaled = scope.call('Multiply', { a: centred, b: factor });
      const beta = learnt.beta?.values();
      return [beta ? scope.call('Add', { a: scaled, b: vector(beta) }) : scaled, factor, centred];
    },
    backward(dy, { kept }, scope) {
      const [, factor, centred] = kept as readonly [TensorInfo, TensorInfo, TensorInfo]; // as forward returned them
      const input = scope.call('Multiply', { a: dy, b: factor });
      if (!learns || learnt.parameters.length === 0) return { input };
      const scale = scope.upload(
        Float32Array.from({ length: features }, (_, at) => 1 / Math.sqrt((variance[at] ?? NaN) + eps)),
        [features],
      );
      const rows = { axis: dy.shape.slice(0, -1).map((_, axis) => axis), keepDims: false };
      const product = scope.call('Multiply', { a: dy, b: scope.call('Multiply', { a: centred, b: scale }) });
      return {
        input,
        parameters: [scope.call('Sum', { x: product }, rows), scope.call('Sum', { x: dy }, rows)],
      };
    },
  });
}
