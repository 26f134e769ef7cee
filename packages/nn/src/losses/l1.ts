import { elementwiseLoss } from './elementwiseLoss.ts';
import type { LossFunction } from './lossFunction.ts';
import { lossKind } from './lossKind.ts';

/**
 * Mean absolute error, `|output − target|`, over all values; gradient 0 where they are equal: `torch.nn.L1Loss`.
 *
 * @example
 * ```ts
 * const outputs = { inputs: Float32Array.of(1, 2), inputShape: [2], size: 1 };
 * const targets = { targets: Float32Array.of(1, 5), targetShape: [2], targetKind: 'values' } as const;
 * evaluate(forEvaluation(flatten()), l1(), { ...outputs, ...targets }).loss; // → 1.5
 * ```
 */
export function l1(): LossFunction {
  return elementwiseLoss({
    kind: 'l1',
    value: (output, target) => Math.abs(output - target),
    slope: (output, target) => Math.sign(output - target),
  });
}

/** What `{"type": "l1"}` stands for in a configuration. */
export const l1Kind = lossKind({ type: 'l1', schema: {}, build: () => l1() });
