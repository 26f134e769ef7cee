import { describe, expect, it } from 'vitest';
import { torchGenerator } from '@weir/core';
import type { Split } from '../split.ts';
import { digits } from './digits.ts';

const whole = digits();

describe('digits', () => {
  it('has at least 500 images of each of ten classes, in three splits', () => {
    const { train, validation, test, classes } = whole;
    expect(classes).toBe(10);
    expect([train.size, validation.size, test.size]).toEqual([4800, 600, 600]);
    expect(train.inputShape).toEqual([28, 28, 1]);
    const counts = new Array<number>(10).fill(0);
    for (const { targets } of [train, validation, test])
      for (const digit of targets) counts[digit] = (counts[digit] ?? 0) + 1;
    expect(counts).toEqual(new Array<number>(10).fill(600));
  });

  it('has pixels of 256 shades from 0 to 1, with ink on paper in every image', () => {
    const { inputs, size } = whole.train;
    expect(
      inputs.every(
        (value) => value >= 0 && value <= 1 && Math.abs(value * 255 - Math.round(value * 255)) < 1e-4,
      ),
    ).toBe(true);
    for (let example = 0; example < size; example++) {
      const image = inputs.subarray(example * 784, (example + 1) * 784);
      const inked = image.filter((value) => value > 0.5).length;
      expect(inked).toBeGreaterThan(8);
      expect(inked).toBeLessThan(300);
    }
  });

  it('is the same for the same seed and another for another, no image twice', () => {
    const images = ({ inputs, size }: Split): string[] =>
      Array.from({ length: size }, (_, i) => inputs.subarray(i * 784, (i + 1) * 784).join());
    const few = images(digits({ perClass: 10, seed: 1 }).train);
    expect(images(digits({ perClass: 10, seed: 1 }).train)).toEqual(few);
    expect(images(digits({ perClass: 10, seed: 2 }).train)).not.toEqual(few);
    expect(new Set(few).size).toBe(few.length);
  });

  it('is the same today as it was when runs were recorded: the total ink of a small corpus, in 255ths', () => {
    const { inputs } = digits({ perClass: 10, seed: 1 }).train;
    expect(inputs.reduce((sum, value) => sum + Math.round(value * 255), 0)).toBe(2_715_174);
  });

  it('takes about half a second of the processor to draw', () => {
    // Processor time, the least of three: what else the machine does hardly counts.
    const seconds = [0, 1, 2].map(() => {
      const before = process.cpuUsage();
      digits();
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1e6;
    });
    expect(Math.min(...seconds)).toBeLessThan(1.5);
  });

  it('is more than a linear model can learn: softmax regression stays below 95 % on the test split', () => {
    const accuracy = linearAccuracy(whole.train, whole.test, 10);
    // Well above chance shows that the regression did learn.
    expect(accuracy).toBeGreaterThan(0.7);
    expect(accuracy).toBeLessThan(0.95);
  });

  it('rejects a size that is no count', () => {
    expect(() => digits({ perClass: 0 })).toThrow('digits: perClass must be a positive integer, got 0');
  });
});

/** Test accuracy of softmax regression, trained by stochastic gradient descent, one example a step. */
function linearAccuracy(train: Split, test: Split, epochs: number): number {
  const [pixels, classes] = [784, 10];
  const weights = new Float64Array((pixels + 1) * classes); // the last row is the bias
  const rng = torchGenerator(0);
  const probabilities = ({ inputs }: Split, example: number): Float64Array => {
    const scores = weights.slice(pixels * classes);
    for (let i = 0; i < pixels; i++) {
      const x = inputs[example * pixels + i] ?? 0;
      if (x !== 0)
        for (let c = 0; c < classes; c++) scores[c] = (scores[c] ?? 0) + x * (weights[i * classes + c] ?? 0);
    }
    const highest = Math.max(...scores);
    const exponentials = scores.map((score) => Math.exp(score - highest));
    const sum = exponentials.reduce((a, b) => a + b, 0);
    return exponentials.map((value) => value / sum);
  };
  for (let epoch = 0; epoch < epochs; epoch++) {
    const rate = 0.02 / (1 + epoch / 3);
    for (const example of rng.randperm(train.size)) {
      const error = probabilities(train, example).map((p, c) => p - (train.targets[example] === c ? 1 : 0));
      for (let i = 0; i <= pixels; i++) {
        const x = i === pixels ? 1 : (train.inputs[example * pixels + i] ?? 0);
        if (x === 0) continue;
        for (let c = 0; c < classes; c++) {
          weights[i * classes + c] = (weights[i * classes + c] ?? 0) - rate * x * (error[c] ?? 0);
        }
      }
    }
  }
  let right = 0;
  for (let example = 0; example < test.size; example++) {
    const scores = probabilities(test, example);
    if (scores.indexOf(Math.max(...scores)) === test.targets[example]) right++;
  }
  return right / test.size;
}
