import { softmaxCrossEntropy } from '@weir/kernels';
import { describe, expect, it } from 'vitest';
import { layerCase } from '../golden.ts';
import { expectClose, measure, noise, values } from '../measure.ts';

export function softmaxCrossEntropyParity(): void {
  describe('softmaxCrossEntropy', () => {
    it.each([0, 0.1])('gives PyTorch’s loss and gradient with label smoothing %d', (labelSmoothing) => {
      const {
        x,
        target = [],
        loss = NaN,
        dx,
      } = layerCase(`crossEntropy-mean-smooth${labelSmoothing || '0.0'}`);
      const labels = values([target.length], Int32Array.from(target));
      const outputs = measure(softmaxCrossEntropy, { logits: x, labels }, { labelSmoothing, gradient: true });
      expect(outputs.length).toBe(2);
      expectClose(outputs[0], values([], [loss]));
      expectClose(outputs[1], dx);
    });

    it('returns the loss alone unless the gradient is asked for', () => {
      const inputs = { logits: noise([3, 5], 1), labels: values([3], Int32Array.of(0, 4, 2)) };
      expect(measure(softmaxCrossEntropy, inputs, { labelSmoothing: 0, gradient: false }).length).toBe(1);
    });

    it('is 0 for one class, ln C for equal logits', () => {
      const attrs = { labelSmoothing: 0, gradient: true };
      const one = { logits: values([1, 1], [3]), labels: values([1], Int32Array.of(0)) };
      const [loss, dlogits] = measure(softmaxCrossEntropy, one, attrs);
      expectClose(loss, values([], [0]));
      expectClose(dlogits, values([1, 1], [0]));
      const equal = {
        logits: values([2, 27], new Float32Array(54)),
        labels: values([2], Int32Array.of(0, 26)),
      };
      expectClose(measure(softmaxCrossEntropy, equal, attrs)[0], values([], [Math.log(27)]));
    });

    it('neither overflows nor underflows', () => {
      const logits = values([2, 3], [10_000, 9_999, -10_000, -10_000, -10_001, -Infinity]);
      const labels = values([2], Int32Array.of(1, 0));
      const outputs = measure(softmaxCrossEntropy, { logits, labels }, { labelSmoothing: 0, gradient: true });
      const p = 1 / (1 + Math.exp(-1));
      expectClose(outputs[0], values([], [-(Math.log(1 - p) + Math.log(p)) / 2]));
      expectClose(outputs[1], values([2, 3], [p / 2, -p / 2, 0, (p - 1) / 2, (1 - p) / 2, 0]));
    });

    it('is NaN where a logit is', () => {
      const inputs = { logits: values([2, 2], [NaN, 0, 0, 0]), labels: values([2], Int32Array.of(1, 0)) };
      const outputs = measure(softmaxCrossEntropy, inputs, { labelSmoothing: 0, gradient: true });
      expectClose(outputs[0], values([], [NaN]));
      expectClose(outputs[1], values([2, 2], [NaN, NaN, -0.25, 0.25]));
    });

    it.each([-1, 3])('refuses the label %i of three classes', (label) => {
      const inputs = { logits: noise([1, 3], 1), labels: values([1], Int32Array.of(label)) };
      const run = () => measure(softmaxCrossEntropy, inputs, { labelSmoothing: 0, gradient: false });
      expect(run).toThrow(RangeError);
      expect(run).toThrow(`labels must be at least 0 and less than 3, got ${label}`);
    });
  });
}
