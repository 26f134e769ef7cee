import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { FusedKernel } from './fusedKernel.ts';
import { floats, integers } from './hostValues.ts';
import { rowsAndChannels } from './shapes.ts';

/** `logits [N, C]` and the int32 `labels [N]`, each the index of the right class. */
export interface SoftmaxCrossEntropyInputs {
  readonly logits: TensorInfo;
  readonly labels: TensorInfo;
}

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
    const { rows, channels: classes } = rowsAndChannels('softmaxCrossEntropy', logits.shape);
    const values = floats(device, logits);
    const targets = integers(device, labels);
    const grad = gradient ? new Float32Array(values.length) : undefined;
    const spread = labelSmoothing / classes;
    let loss = 0;
    for (let row = 0; row < rows; row++) {
      const label = targets[row];
      if (label === undefined || label < 0 || label >= classes)
        throw new RangeError(
          `softmaxCrossEntropy: labels must be at least 0 and less than ${classes}, got ${label}; match the logits' width to the classes`,
        );
      const x = values.subarray(row * classes, (row + 1) * classes);
      let max = -Infinity;
      let total = 0;
      for (const logit of x) {
        // Math.max, unlike a comparison, lets a NaN through.
        max = Math.max(max, logit);
        total += logit;
      }
      let exponentials = 0;
      for (const logit of x) exponentials += Math.exp(logit - max);
      const logSum = max + Math.log(exponentials);
      const right = x[label] as number; // label < classes
      loss += (1 - labelSmoothing) * (logSum - right);
      if (spread > 0) loss += spread * (classes * logSum - total);
      grad?.set(
        x.map(
          (logit, c) => (Math.exp(logit - logSum) - spread - (c === label ? 1 - labelSmoothing : 0)) / rows,
        ),
        row * classes,
      );
    }
    const outputs = [device.upload(Float32Array.of(loss / rows), [])];
    if (grad) outputs.push(device.upload(grad, logits.shape));
    return outputs;
  },
};
