import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { FusedKernel } from './device.ts';
import { floats, integers } from './hostValues.ts';
import { rowsAndChannels } from './shapes.ts';

/** `logits [N, C]` and the int32 `labels [N]`, each the index of the right class. */
export interface SoftmaxCrossEntropyInputs {
  readonly logits: TensorInfo;
  readonly labels: TensorInfo;
}

/** How far the targets are smoothed, and whether the gradient is wanted. */
export interface SoftmaxCrossEntropyAttrs {
  /** Share of the target that is spread evenly over all classes: 0 for none, up to 1. */
  readonly labelSmoothing: number;
  /** Whether the logits' gradient is wanted. */
  readonly gradient: boolean;
}

/**
 * Mean cross-entropy of softmax(logits) against labels: `−mean Σ_c t_c log p_c`, `t = (1 − s) onehot + s / C`.
 *
 * Outputs the loss `[]`, then, if `gradient`, `dlogits = (p − t) / N` of that mean.
 *
 * @throws RangeError if a label is none of the C classes.
 */
export const softmaxCrossEntropy: FusedKernel<SoftmaxCrossEntropyInputs, SoftmaxCrossEntropyAttrs> = {
  name: 'WeirSoftmaxCrossEntropy',
  composed(device, { logits, labels }, { labelSmoothing, gradient }) {
    const { rows, channels: classes } = rowsAndChannels('softmaxCrossEntropy', logits.shape, 'logits');
    const values = floats(device, logits);
    const targets = integers(device, labels);
    const grad = gradient ? new Float32Array(values.length) : undefined;
    const uniform = labelSmoothing / classes;
    let loss = 0;
    for (let row = 0; row < rows; row++) {
      const label = targets[row];
      if (label === undefined || label < 0 || label >= classes)
        throw new RangeError(
          `softmaxCrossEntropy: labels must be at least 0 and less than ${classes}, got ${label}; match the logits' width to the classes`,
        );
      const start = row * classes;
      const end = start + classes;
      // The indices below run from start to end, within the logits: the compiler cannot see it.
      let max = -Infinity;
      let total = 0;
      for (let i = start; i < end; i++) {
        const logit = values[i] as number;
        // Math.max, unlike a comparison, lets a NaN through.
        max = Math.max(max, logit);
        total += logit;
      }
      let exponentials = 0;
      for (let i = start; i < end; i++) exponentials += Math.exp((values[i] as number) - max);
      const logSum = max + Math.log(exponentials);
      loss += (1 - labelSmoothing) * (logSum - (values[start + label] as number));
      if (labelSmoothing > 0) loss += uniform * (classes * logSum - total);
      if (!grad) continue;
      for (let i = start; i < end; i++) {
        const target = uniform + (i === start + label ? 1 - labelSmoothing : 0);
        grad[i] = (Math.exp((values[i] as number) - logSum) - target) / rows;
      }
    }
    const outputs = [device.upload(Float32Array.of(loss / rows), [])];
    if (grad) outputs.push(device.upload(grad, logits.shape));
    return outputs;
  },
};
