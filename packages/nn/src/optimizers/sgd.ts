import { sgd as kernel } from '@weir/kernels';
import { mustBeFactor, mustBeShare } from './factors.ts';
import type { Optimizer } from './optimizer.ts';
import { optimizerKind } from './optimizerKind.ts';

/** Momentum and weight decay. */
export interface SgdOptions {
  /** How much of the velocity is kept at a step. Default 0; 0.9 is usual. */
  readonly momentum?: number | undefined;
  /** Share of the gradient kept out of the velocity. Default 0. */
  readonly dampening?: number | undefined;
  /** Steps by the velocity looked at one step ahead. Default false. */
  readonly nesterov?: boolean | undefined;
  /** Adds `weightDecay · parameter` to each gradient. Default 0. */
  readonly weightDecay?: number | undefined;
}

/**
 * Gradient descent as `torch.optim.SGD` has it: `p ← p − rate · g`; with momentum `v ← momentum v + (1 −
 * dampening) g` and `p ← p − rate · v`, the first velocity being the gradient itself.
 *
 * @throws RangeError if an option is out of range, or `nesterov` goes without momentum or with dampening.
 *
 * @example
 * ```ts
 * // Finds the slope of y = 2 x.
 * const points = { inputs: Float32Array.of(1, 2), inputShape: [1], targets: Float32Array.of(2, 4), targetShape: [1] };
 * const line = { ...points, targetKind: 'values', size: 2 } as const;
 * const rng = torchGenerator(1);
 * const snapshots$ = minibatches(line, { size: 2, rng }).pipe(
 *   linear(1, 1, { rng, bias: false }), mse(), backward(), descend(sgd({ momentum: 0.5 }), 0.05), take(200));
 * (await lastValueFrom(snapshots$)).loss < 1e-3; // → true
 * ```
 */
export function sgd({
  momentum = 0,
  dampening = 0,
  nesterov = false,
  weightDecay = 0,
}: SgdOptions = {}): Optimizer {
  mustBeShare('sgd', 'momentum', momentum);
  mustBeShare('sgd', 'dampening', dampening);
  mustBeFactor('sgd', 'weightDecay', weightDecay);
  if (nesterov && (momentum === 0 || dampening !== 0)) {
    throw new RangeError(
      `sgd: nesterov must go with momentum and without dampening, got momentum ${momentum} and dampening ${dampening}; ` +
        'set momentum to 0.9 and dampening to 0',
    );
  }
  return {
    kind: 'sgd',
    momentum: dampening === 0 ? momentum : 0, // dampened, gradients hardly add up
    weightDecay,
    slots: momentum === 0 ? [] : ['velocity'],
    withMomentum: (other) => sgd({ momentum: other, dampening, nesterov, weightDecay }),
    // Written out: to spread the attributes takes as long as a small kernel.
    update: (device, { parameters, into, gradients, state, learningRate, step }) =>
      device.run(
        kernel,
        {},
        {
          parameters,
          into,
          gradients,
          state,
          learningRate,
          step,
          momentum,
          dampening,
          nesterov,
          weightDecay,
        },
      ),
  };
}

/** What `{"type": "sgd"}` stands for in a configuration. */
export const sgdKind = optimizerKind({
  type: 'sgd',
  schema: {
    'momentum?': '0 <= number <= 1',
    'dampening?': '0 <= number <= 1',
    'nesterov?': 'boolean',
    'weightDecay?': '0 <= number <= 1000',
  },
  build: (options) => sgd(options),
});
