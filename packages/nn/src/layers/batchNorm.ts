import type { TensorInfo } from '@tensorflow/tfjs-core';
import { batchNorm as normalise, batchNormGrad } from '@weir/kernels';
import { lastAxis, mustTakeWidth } from '../shapes/shape.ts';
import type { SameShape } from '../shapes/shapeMap.ts';
import type { StepScope } from '../signals/stepScope.ts';
import { fixedNorm } from './fixedNorm.ts';
import { definedLayer } from './definedLayer.ts';
import { mustBeEps } from './eps.ts';
import { GainAndShift } from './gainAndShift.ts';
import type { Layer } from './layer.ts';
import { layerKind } from './layerKind.ts';
import { mustBeWidth } from './widths.ts';

/** How the moments are taken, tracked and used. */
export interface BatchNormOptions {
  /**
   * Weight of a new batch in the running statistics that are folded of the snapshots, as PyTorch's; Keras's is 1 minus it.
   * Default 0.1; 0.001 where batches are small and their moments jump.
   */
  readonly momentum?: number | undefined;
  /** Added to the variance ahead of the root. Default 1e-5; more where a feature hardly varies in a batch. */
  readonly eps?: number | undefined;
  /** Whether gain and shift are learnt. Default true; false where the layer after it has both anyway. */
  readonly affine?: boolean | undefined;
  /** Initial gain. Default 1; 0.1 in the last layer makes the first loss even. */
  readonly gamma?: number | undefined;
  /** Normalise with the variance over N − 1, as the lecture does, instead of N, as torch does. Default false. */
  readonly unbiased?: boolean | undefined;
  /** What running statistics track: the variance, or, as in the lecture's first version, its root. Default `variance`. */
  readonly running?: 'variance' | 'std' | undefined;
  /**
   * Take the batch's moments for constants on the way back: normalisation outside the gradient, which Ioffe and
   * Szegedy (2015, section 2) show to let a bias ahead of it grow without end while the loss stays. Default false;
   * true only to see that.
   */
  readonly detached?: boolean | undefined;
}

/**
 * Normalises each feature over the minibatch (Ioffe and Szegedy, 2015):
 * `y = γ (x − mean) / √(variance + eps) + β`, with `γ`, `β` of shape `[features]`; of images, over all positions too.
 *
 * With `detached`, `∂loss/∂x = γ ∂loss/∂y / √(variance + eps)`: nothing flows back through the moments.
 *
 * The batch's moments are part of every snapshot; `runningMoments` folds them, `forEvaluation` uses them.
 *
 * @throws RangeError if an option is out of range, at a momentum from 0.95 to below 1, which is Keras's, and at a batch of a
 * single value per feature.
 *
 * @example
 * ```ts
 * // Takes the bias away, so that the linear ahead of it needs none.
 * const rng = torchGenerator(1);
 * const net = sequential(linear(30, 100, { rng, bias: false }), batchNorm(100), tanh());
 * net.outputShape([30]); // → [100]
 * // In evaluation mode it uses moments that were measured: of this one, mean 3 and variance 4.
 * const trained = forEvaluation(batchNorm(1), { '0.batchNorm': { mean: [3], variance: [4] } });
 * predict(trained, { inputs: Float32Array.of(5), inputShape: [1], size: 1 }); // → [1]
 * ```
 */
export function batchNorm<W extends number>(
  features: W,
  {
    momentum = 0.1,
    eps = 1e-5,
    affine = true,
    gamma = 1,
    unbiased = false,
    running = 'variance',
    detached = false,
  }: BatchNormOptions = {},
): Layer<readonly [...number[], W], SameShape> {
  mustBeWidth('batchNorm', 'features', features);
  if (!(momentum >= 0 && momentum <= 1)) {
    throw new RangeError(
      `batchNorm: momentum must be at least 0 and at most 1, got ${momentum}; 0.1 is the default`,
    );
  }
  mustNotBeKeras(momentum);
  mustBeEps('batchNorm', eps);
  const learnt = new GainAndShift(features, { affine, gamma }, 'batchNorm');
  const attrs = { eps, unbiased };
  const scaledBack = (dy: TensorInfo, variance: TensorInfo, scope: StepScope): TensorInfo => {
    const raised = scope.call('Add', { a: variance, b: scope.upload(Float32Array.of(eps), []) });
    const scale = scope.call('Rsqrt', { x: raised });
    const gain = learnt.gamma?.on(scope.device);
    const factor = gain ? scope.call('Multiply', { a: scale, b: gain }) : scale;
    return scope.call('Multiply', { a: dy, b: factor });
  };
  return definedLayer({
    kind: 'batchNorm',
    eps,
    parameters: learnt.parameters,
    tracking: { momentum, running, unbiased },
    outputShape(input) {
      mustTakeWidth('batchNorm', features, input);
      return input;
    },
    forward(x, scope) {
      mustHaveTwoRows(x);
      return scope.run(normalise, { x, ...learnt.forward(scope.device) }, attrs);
    },
    backward(dy, { input: x, kept }, scope) {
      const [, mean, variance] = kept as readonly [TensorInfo, TensorInfo, TensorInfo]; // as forward returned them
      const [input, ...parameters] = scope.run(
        batchNormGrad,
        { dy, x, mean, variance, ...learnt.backward(scope.device) },
        attrs,
      );
      return { input: detached ? scaledBack(dy, variance, scope) : input, parameters };
    },
    frozen({ name, moments }) {
      const standard = { mean: new Float32Array(features), variance: new Float32Array(features).fill(1) };
      return fixedNorm(features, moments[name] ?? standard, eps, learnt, { learns: true });
    },
    evaluation({ name, moments, measure }) {
      const fixed = moments?.[name];
      if (!fixed && measure) {
        return definedLayer({
          kind: 'batchNorm',
          forward(x, scope) {
            measure({ name, features, unbiased }, x, scope);
            return [x];
          },
          backward: (dy) => ({ input: dy }),
        });
      }
      if (!fixed) {
        throw new Error(
          `batchNorm: evaluation must have the statistics of ${name}, got none; ` +
            'fold runningMoments() over the snapshots, or calibrate(net, data)',
        );
      }
      return fixedNorm(features, fixed, eps, learnt);
    },
  });
}

/** Keras's momentum is the weight of what was there: its default of 0.99 is 0.01 here. */
function mustNotBeKeras(momentum: number): void {
  if (momentum < 0.95 || momentum === 1) return;
  throw new RangeError(
    `batchNorm: momentum must be the weight of the new batch, as PyTorch's, got ${momentum}, which in Keras is that of ` +
      `what was there; set it to ${Number((1 - momentum).toPrecision(3))}`,
  );
}

function mustHaveTwoRows({ shape }: TensorInfo): void {
  let rows = 1;
  for (let axis = 0; axis < shape.length - 1; axis++) rows *= shape[axis] ?? 1;
  if (rows < 2) {
    throw new RangeError(
      `batchNorm: a training batch must hold at least 2 values per feature, got ${rows}; ` +
        'raise the batch size, or evaluate with forEvaluation',
    );
  }
}

/** What `{"type": "batchNorm"}` stands for in a configuration. */
export const batchNormKind = layerKind({
  type: 'batchNorm',
  schema: {
    'momentum?': '0 <= number <= 1',
    'eps?': '0 <= number <= 1000',
    'affine?': 'boolean',
    'gamma?': '-1000000 <= number <= 1000000',
    'unbiased?': 'boolean',
    'running?': "'variance' | 'std'",
    'detached?': 'boolean',
  },
  build: (options, { input }) => batchNorm(lastAxis(input), options),
});
