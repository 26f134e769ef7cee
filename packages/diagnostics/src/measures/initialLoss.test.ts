import { arraySnapshot } from '@weir/core';
import { describe, expect, it } from 'vitest';
import { measure, measureOne } from '../testing/measure.ts';
import { initialLoss } from './initialLoss.ts';

const snapshot = (step: number, value: number) =>
  arraySnapshot({
    step,
    loss: value,
    layers: [
      { kind: 'tanh', output: { values: [0, 0] } },
      { kind: 'linear', output: { values: Array.from({ length: 54 }, (_, at) => at % 3), shape: [2, 27] } },
    ],
  });

describe('initialLoss', () => {
  it('is the first step’s alone', () => {
    expect(measure(initialLoss(), snapshot(0, 27.88), snapshot(1, 20))).toMatchObject([
      { step: 0, loss: 27.88 },
    ]);
  });

  it('is expected at −ln(1/27) for 27 logits', () => {
    expect(measureOne(initialLoss(), snapshot(0, 3.3)).expected).toBeCloseTo(3.2958, 4);
  });

  it('is expected nowhere without classes', () => {
    expect(measureOne(initialLoss({ classes: 0 }), snapshot(0, 3.3))).not.toHaveProperty('expected');
  });

  it('shows how spread the logits are', () => {
    const { logits } = measureOne(initialLoss(), snapshot(0, 3.3));
    expect(logits.name).toBe('1.linear');
    expect(logits.mean).toBeCloseTo(1, 12);
    expect(logits.std).toBeCloseTo(Math.sqrt((54 * 2) / 3 / 53), 12);
  });

  it('fails on a snapshot without layers', () => {
    expect(() => measure(initialLoss(), arraySnapshot({}))).toThrow('layers must not be empty');
  });
});
