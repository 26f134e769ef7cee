import { softmaxCrossEntropy } from '@weir/kernels';
import { lastAxis } from '../shapes/shape.ts';
import { entropyOfShares } from './entropyOfShares.ts';
import { surprise } from './surprise.ts';
import { lossFunction } from './lossFunction.ts';
import { mustBeLabels } from './mustBeLabels.ts';
import type { LossFunction } from './lossFunction.ts';
import { lossKind } from './lossKind.ts';

/** How far the targets are smoothed. */
export interface CrossEntropyOptions {
  /** Share of the target spread evenly over all classes (Szegedy et al., 2016). Default 0. */
  readonly labelSmoothing?: number | undefined;
}

/**
 * Softmax cross-entropy of logits `[batch, classes]` against class labels, in nats, mean over the batch:
 * `−ln softmax(logits)[label]`. Even logits give `ln classes`.
 *
 * @throws RangeError if `labelSmoothing` is outside 0 … 1, or, in a step, a label is none of the classes; TypeError if
 * the targets are no labels.
 *
 * @example
 * ```ts
 * // Equal logits of two classes: ln 2.
 * const examples = { inputs: Float32Array.of(3, 3), inputShape: [2], targets: Int32Array.of(1), targetShape: [], size: 1 };
 * evaluate(forEvaluation(flatten()), crossEntropy(), { ...examples, targetKind: 'classes' }).loss; // → 0.6931
 * ```
 */
export function crossEntropy({ labelSmoothing = 0 }: CrossEntropyOptions = {}): LossFunction {
  if (!(labelSmoothing >= 0 && labelSmoothing <= 1)) {
    throw new RangeError(
      `crossEntropy: labelSmoothing must be at least 0 and at most 1, got ${labelSmoothing}; 0.1 is usual`,
    );
  }
  return lossFunction({
    kind: 'crossEntropy',
    applies: 'softmax',
    classes: lastAxis,
    baseline: ({ targets, targetKind }, classes) =>
      targetKind === 'classes' ? entropyOfShares(targets, classes, labelSmoothing) : undefined,
    targetEntropy: (_targets, classes) => entropyOfSmoothing(labelSmoothing, classes),
    evaluate(logits, { targets: labels, targetKind }, scope, gradient) {
      if (targetKind !== 'classes') {
        throw new TypeError(
          `crossEntropy: targets must be class labels, got ${targetKind}; use mse for values`,
        );
      }
      mustBeLabels('crossEntropy', scope.device.read(labels), lastAxis(logits.shape));
      return scope.run(softmaxCrossEntropy, { logits, labels }, { labelSmoothing, gradient });
    },
  });
}

/** Of a label that keeps `1 − s` and shares `s` with all classes. */
function entropyOfSmoothing(labelSmoothing: number, classes: number): number {
  const other = labelSmoothing / classes;
  return (classes - 1) * surprise(other) + surprise(1 - labelSmoothing + other);
}

/** What `{"type": "crossEntropy"}` stands for in a configuration. */
export const crossEntropyKind = lossKind({
  type: 'crossEntropy',
  schema: { 'labelSmoothing?': '0 <= number <= 1' },
  build: (options) => crossEntropy(options),
});
