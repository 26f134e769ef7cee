import { elementwiseLoss } from './elementwiseLoss.ts';
import type { LossFunction } from './lossFunction.ts';
import { lossKind } from './lossKind.ts';

/** Mean squared error, `(output − target)²`, over all values: `torch.nn.MSELoss`. */
export function mse(): LossFunction {
  return elementwiseLoss({
    kind: 'mse',
    value: (output, target) => (output - target) ** 2,
    slope: (output, target) => 2 * (output - target),
  });
}

export const mseKind = lossKind({ type: 'mse', schema: {}, build: () => mse() });
