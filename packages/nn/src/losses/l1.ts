import { elementwiseLoss } from './elementwiseLoss.ts';
import type { LossFunction } from './lossFunction.ts';
import { lossKind } from './lossKind.ts';

/** Mean absolute error, `|output − target|`, over all values; gradient 0 where they are equal: `torch.nn.L1Loss`. */
export function l1(): LossFunction {
  return elementwiseLoss({
    kind: 'l1',
    value: (output, target) => Math.abs(output - target),
    slope: (output, target) => Math.sign(output - target),
  });
}

export const l1Kind = lossKind({ type: 'l1', schema: {}, build: () => l1() });
