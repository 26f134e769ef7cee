import { beforeAll, describe, expect, it } from 'vitest';
import { softmaxCrossEntropy } from './softmaxCrossEntropy.ts';
import { differences, expectValues, mixed, of, onCpu, run } from './testing/cpu.ts';

const labels = of([3], Int32Array.of(2, 0, 3));
const logits = mixed([3, 4]);

/** `−mean Σ t log softmax`, `t = (1 − s) onehot + s / C`. */
function defined(values: readonly number[], smoothing: number): number {
  const rows = [0, 1, 2].map((row) => {
    const own = values.slice(4 * row, 4 * row + 4);
    const total = own.reduce((sum, value) => sum + Math.exp(value), 0);
    return own.reduce((sum, value, at) => {
      const target = smoothing / 4 + (at === labels.data[row] ? 1 - smoothing : 0);
      return sum - target * Math.log(Math.exp(value) / total);
    }, 0);
  });
  return rows.reduce((sum, loss) => sum + loss, 0) / 3;
}

describe('softmaxCrossEntropy', () => {
  beforeAll(onCpu);

  it.each([0, 0.1, 1])('has the loss and gradient of its definition, smoothed by %d', (labelSmoothing) => {
    const inputs = { logits, labels };
    const [loss, dlogits] = run(softmaxCrossEntropy, inputs, { labelSmoothing, gradient: true });
    expectValues(loss, [], [defined(Array.from(logits.data), labelSmoothing)]);
    expectValues(
      dlogits,
      [3, 4],
      differences((x) => [defined(x, labelSmoothing)], logits.data, [1]),
    );
    expect(run(softmaxCrossEntropy, inputs, { labelSmoothing, gradient: false })).toHaveLength(1);
  });

  it('is finite where exponentials would overflow, and NaN where a logit is', () => {
    const loss = (...values: number[]) =>
      run(
        softmaxCrossEntropy,
        { logits: of([1, 2], values), labels: of([1], Int32Array.of(1)) },
        { labelSmoothing: 0, gradient: false },
      )[0]?.data[0];
    expect(loss(1000, 0)).toBe(1000);
    expect(loss(0, 1000)).toBe(0);
    expect(loss(NaN, 0)).toBe(NaN);
  });

  it.each([-1, 4])('refuses the label %i of four classes', (label) => {
    const wrong = { logits, labels: of([3], Int32Array.of(0, label, 1)) };
    expect(() => run(softmaxCrossEntropy, wrong, { labelSmoothing: 0, gradient: true })).toThrow(
      new RangeError(
        `softmaxCrossEntropy: labels must be at least 0 and less than 4, got ${label}; match the logits' width to the classes`,
      ),
    );
  });
});
