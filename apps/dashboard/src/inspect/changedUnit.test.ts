import type { BatchNormUnit, LayerBatchNorm } from '@weir/diagnostics';
import { describe, expect, it } from 'vitest';
import { changedUnit, changedUnitTable } from './changedUnit.ts';

/** Of −1, 0 and 1 the mean is 0 and the variance over N − 1 is 1. */
const unit: BatchNormUnit = {
  unit: 0,
  inputs: [-1, 0, 1],
  batch: { mean: 0, variance: 1 },
  gamma: 2,
  beta: 0.5,
};
const layer: LayerBatchNorm = {
  name: '1.batchNorm',
  features: 1,
  values: 3,
  eps: 0,
  unbiased: true,
  units: [unit],
};

describe('changedUnit', () => {
  it('is what was measured where nothing is changed', () => {
    expect(changedUnit(layer, unit, 0, undefined)).toEqual({
      inputs: [-1, 0, 1],
      before: [-1.5, 0.5, 2.5],
      outputs: [-1.5, 0.5, 2.5],
      moments: unit.batch,
      moved: [0, 0, 0],
      mostOfOthers: 0,
      inEvaluation: undefined,
    });
  });

  it('moves all outputs with one example, and tells how far the others moved at most', () => {
    // −1, 0 and 4: mean 1, variance 7.
    const changed = changedUnit(layer, unit, 2, 4);
    const outputs = [-2, -1, 3].map((away) => (2 * away) / Math.sqrt(7) + 0.5);
    expect(changed.inputs).toEqual([-1, 0, 4]);
    expect(changed.before).toEqual([-1.5, 0.5, 2.5]);
    outputs.forEach((output, at) => expect(changed.outputs[at]).toBeCloseTo(output, 12));
    expect(changed.moments.mean).toBeCloseTo(1, 12);
    expect(changed.moments.variance).toBeCloseTo(7, 12);
    expect(changed.moved[2]).toBeCloseTo(6 / Math.sqrt(7) - 2, 12);
    expect(changed.mostOfOthers).toBeCloseTo(2 / Math.sqrt(7), 12);
  });

  it('has the example’s output in evaluation where running statistics are followed', () => {
    const followed = { ...unit, running: { mean: 1, variance: 4 } };
    expect(changedUnit(layer, followed, 2, 4).inEvaluation).toBe(3.5);
    expect(changedUnit(layer, followed, 0, undefined).inEvaluation).toBe(-1.5);
  });
});

describe('changedUnitTable', () => {
  it('has a row an example: what arrives, what goes on, and by how much it moved', () => {
    expect(changedUnitTable(changedUnit(layer, unit, 2, 4)).rows).toEqual([
      { name: 'example 1', cells: ['−1.00', '−1.01', '+0.488'] },
      { name: 'example 2', cells: ['0.00', '−0.256', '−0.756'] },
      { name: 'example 3', cells: ['4.00', '2.77', '+0.268'] },
    ]);
  });
});
