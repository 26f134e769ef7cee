import { arraySnapshot } from '@weir/core';
import type { Objective } from '@weir/core';
import { describe, expect, it } from 'vitest';
import { measure, measureOne } from '../testing/measure.ts';
import { initialLoss } from './initialLoss.ts';

const plain = (loss: number) => ({
  loss,
  layers: [
    { kind: 'tanh', output: { values: [0, 0] } },
    { kind: 'linear', output: { values: Array.from({ length: 54 }, (_, at) => at % 3), shape: [2, 27] } },
  ],
});
const snapshot = (step: number, value: number) => arraySnapshot({ step, ...plain(value) });

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
    expect(logits?.name).toBe('1.linear');
    expect(logits?.mean).toBeCloseTo(1, 12);
    expect(logits?.std).toBeCloseTo(Math.sqrt((54 * 2) / 3 / 53), 12);
  });

  it('goes by what the snapshot says of its loss, not by the last layer’s width', () => {
    const told = (objective: Objective) =>
      measureOne(initialLoss(), arraySnapshot({ ...plain(3.3), objective })).expected;
    expect(told({ loss: 'MSELoss', takes: 'values' })).toBeUndefined();
    expect(told({ loss: 'CrossEntropyLoss', takes: 'logits', classes: 10 })).toBeCloseTo(Math.log(10), 12);
  });

  it('is the loss alone where no layer is seen', () => {
    expect(measure(initialLoss(), arraySnapshot({ loss: 3 }))).toEqual([{ step: 0, loss: 3 }]);
  });
});
