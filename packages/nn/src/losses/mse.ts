import { elementwiseLoss } from './elementwiseLoss.ts';
import type { LossFunction } from './lossFunction.ts';
import { lossKind } from './lossKind.ts';

/**
 * Mean squared error, `(output − target)²`, over all values: `torch.nn.MSELoss`.
 *
 * @example
 * ```ts
 * const outputs = { inputs: Float32Array.of(1, 2), inputShape: [2], size: 1 };
 * const targets = { targets: Float32Array.of(1, 5), targetShape: [2], targetKind: 'values' } as const;
 * evaluate(forEvaluation(flatten()), mse(), { ...outputs, ...targets }).loss; // → 4.5
 * ```
 */
export function mse(): LossFunction {
  return elementwiseLoss({
    kind: 'mse',
    value: (output, target) => (output - target) ** 2,
    slope: (output, target) => 2 * (output - target),
  });
}

/** What `{"type": "mse"}` stands for in a configuration. */
export const mseKind = lossKind({ type: 'mse', schema: {}, build: () => mse() });
