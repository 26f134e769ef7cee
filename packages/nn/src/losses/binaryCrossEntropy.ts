import { elementwiseLoss } from './elementwiseLoss.ts';
import type { LossFunction } from './lossFunction.ts';
import { lossKind } from './lossKind.ts';
import { surprise } from './surprise.ts';

/**
 * Sigmoid cross-entropy of logits against targets from 0 to 1, in nats, mean over all values:
 * `−t ln σ(x) − (1 − t) ln(1 − σ(x))`, computed as `max(x, 0) − t x + ln(1 + exp(−|x|))`, which overflows nowhere:
 * `torch.nn.BCEWithLogitsLoss`. A logit of 0 gives `ln 2`. The network ends without a sigmoid.
 *
 * Targets are values of the output's shape, or class labels 0 and 1 of a network with a single output.
 *
 * @example
 * ```ts
 * // Logits of 0 say one half: ln 2.
 * const outputs = { inputs: Float32Array.of(0, 0), inputShape: [2], size: 1 };
 * const targets = { targets: Float32Array.of(0, 1), targetShape: [2], targetKind: 'values' } as const;
 * evaluate(forEvaluation(flatten()), binaryCrossEntropy(), { ...outputs, ...targets }).loss; // → 0.6931
 * ```
 */
export function binaryCrossEntropy(): LossFunction {
  return elementwiseLoss({
    kind: 'binaryCrossEntropy',
    applies: 'sigmoid',
    range: [0, 1],
    takesLabels: true,
    classes: () => 2,
    targetEntropy: ({ targets }) => entropyOfTargets(targets),
    value: (x, target) => Math.max(x, 0) - target * x + Math.log1p(Math.exp(-Math.abs(x))),
    slope: (x, target) => 1 / (1 + Math.exp(-x)) - target,
  });
}

/** Mean over targets that each are the probability of 1. */
function entropyOfTargets(targets: ArrayLike<number>): number {
  let sum = 0;
  for (let at = 0; at < targets.length; at++) {
    const target = targets[at] ?? NaN;
    sum += surprise(target) + surprise(1 - target);
  }
  return sum / targets.length;
}

/** What `{"type": "binaryCrossEntropy"}` stands for in a configuration. */
export const binaryCrossEntropyKind = lossKind({
  type: 'binaryCrossEntropy',
  schema: {},
  build: () => binaryCrossEntropy(),
});
