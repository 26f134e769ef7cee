import { describe, expect, it } from 'vitest';
import { expectClose, expectSameBits, normal, run, upload, valuesOf } from '../testing/kernelHarness.ts';
import { goldenLayer } from '../testing/golden.ts';

/** Loss and gradient in float64. */
function reference(logits: Float32Array, labels: Int32Array, C: number, smoothing: number) {
  const N = labels.length;
  let loss = 0;
  const gradient: number[] = [];
  labels.forEach((label, row) => {
    const values = Array.from(logits.slice(row * C, (row + 1) * C));
    const highest = Math.max(...values);
    const sum = values.reduce((total, value) => total + Math.exp(value - highest), 0);
    values.forEach((value, c) => {
      const target = (c === label ? 1 - smoothing : 0) + smoothing / C;
      loss += (target * (Math.log(sum) + highest - value)) / N;
      gradient.push((Math.exp(value - highest) / sum - target) / N);
    });
  });
  return { loss, gradient };
}

describe('WeirSoftmaxCrossEntropy', () => {
  it.each([
    [1, 1, 0],
    [3, 2, 0],
    [8, 6, 0.1],
    [32, 27, 0],
    [32, 27, 0.2],
    [5, 100, 0],
    [64, 10, 0],
  ])('agrees with float64 for [%i, %i], smoothing %f', (N, C, labelSmoothing) => {
    const logits = normal(N * C).map((value) => 5 * value);
    const labels = Int32Array.from({ length: N }, (_, i) => (i * 7) % C);
    const want = reference(logits, labels, C, labelSmoothing);
    const inputs = { logits: upload(logits, [N, C]), labels: upload(labels) };
    const outputs = run('WeirSoftmaxCrossEntropy', inputs, { labelSmoothing, gradient: true });
    const [loss, dlogits] = outputs;
    expect(loss?.shape).toEqual([]);
    if (loss) expectClose(loss, [want.loss], 1e-6);
    if (dlogits) expectClose(dlogits, want.gradient, 3e-7, 1 / N);
    expectSameBits('WeirSoftmaxCrossEntropy', inputs, { labelSmoothing, gradient: true }, outputs);
    const [alone, ...others] = run('WeirSoftmaxCrossEntropy', inputs, { labelSmoothing, gradient: false });
    expect(others).toEqual([]);
    if (alone && loss) expect(valuesOf(alone)).toEqual(valuesOf(loss));
  });

  it('does not overflow', () => {
    const inputs = {
      logits: upload([1000, -1000, 0, 3e38, -3e38, 0], [2, 3]),
      labels: upload(Int32Array.of(0, 0)),
    };
    const [loss, dlogits] = run('WeirSoftmaxCrossEntropy', inputs, { labelSmoothing: 0, gradient: true });
    if (loss) expectClose(loss, [0], 0);
    if (dlogits) expectClose(dlogits, [0, 0, 0, 0, 0, 0], 0);
  });

  it('gives NaN for NaN', () => {
    const inputs = { logits: upload([NaN, 0, 1, 2], [2, 2]), labels: upload(Int32Array.of(0, 0)) };
    const [loss] = run('WeirSoftmaxCrossEntropy', inputs, { labelSmoothing: 0, gradient: false });
    expect(loss && valuesOf(loss)[0]).toBeNaN();
  });

  it.each([-1, 3])('names a label out of range: %i', (label) => {
    const inputs = { logits: upload(normal(6), [2, 3]), labels: upload(Int32Array.of(0, label)) };
    expect(() => run('WeirSoftmaxCrossEntropy', inputs, { labelSmoothing: 0, gradient: true })).toThrow(
      `labels must be at least 0 and less than 3, got ${label} at place 1`,
    );
  });

  it.each([
    ['crossEntropy-mean-smooth0.0', 0],
    ['crossEntropy-mean-smooth0.1', 0.1],
  ])('agrees with PyTorch: %s', (name, labelSmoothing) => {
    const { x, target, loss: wanted, dx } = goldenLayer(name);
    const inputs = { logits: upload(x.data, x.shape), labels: upload(Int32Array.from(target)) };
    const [loss, dlogits] = run('WeirSoftmaxCrossEntropy', inputs, { labelSmoothing, gradient: true });
    if (loss) expectClose(loss, [wanted], 1e-6);
    if (dlogits) expectClose(dlogits, dx.data, 1e-6);
  });
});
