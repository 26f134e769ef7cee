import { arraySnapshot } from '@weir/core';
import { describe, expect, it } from 'vitest';
import { measure, measureOne } from '../testing/measure.ts';
import { batchNormUnits } from './batchNormUnits.ts';
import type { BatchNormUnitsOptions } from './batchNormUnits.ts';

/** A batch of four examples of three features through a batchNorm, by hand. */
const columns = [
  [1, 2, 3, 6],
  [-1, -1, 1, 1],
  [0.123456789, 10, 20, 30],
] as const;
const momentsOf = (column: readonly number[]) => {
  const mean = column.reduce((sum, x) => sum + x, 0) / column.length;
  return { mean, variance: column.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (column.length - 1) };
};
const moments = columns.map(momentsOf);
const rows = (of: (x: number, unit: number) => number) => ({
  values: [0, 1, 2, 3].flatMap((row) => columns.map((column, unit) => of(column[row] ?? NaN, unit))),
  shape: [4, 3],
});
const snapshot = arraySnapshot({
  step: 7,
  layers: [
    { kind: 'linear', output: rows((x) => x) },
    {
      kind: 'batchNorm',
      input: rows((x) => x),
      output: rows((x) => x),
      batchMoments: {
        mean: moments.map(({ mean }) => mean),
        variance: moments.map(({ variance }) => variance),
        eps: 1e-3,
        unbiased: true,
      },
    },
  ],
  parameters: [
    {
      name: '1.batchNorm.gamma',
      data: { values: [2, 3, 4] },
      update: { values: [0.5, 0, 0] },
    },
  ],
});

const running = () => ({
  step: 7,
  batches: 8,
  layers: [{ name: '1.batchNorm', tracks: 'std' as const, mean: [5, 6, 7], variance: [2, 3, 4] }],
});

describe('batchNormUnits', () => {
  it('tells what arrived, the batch’s moments, and gain and shift as they were in the forward pass', () => {
    const [measured] = measure(batchNormUnits(), snapshot);
    expect(measured).toMatchObject({
      step: 7,
      layers: [{ name: '1.batchNorm', features: 3, values: 4, eps: 1e-3, unbiased: true }],
    });
    const units = measured?.layers[0]?.units ?? [];
    expect(units.map(({ unit }) => unit)).toEqual([0, 1, 2]);
    expect(units.map(({ batch }) => batch)).toEqual(moments);
    expect(units.map(({ gamma, beta }) => [gamma, beta])).toEqual([
      [1.5, 0],
      [3, 0],
      [4, 0],
    ]);
    expect(units[0]?.inputs).toEqual(columns[0]);
    expect(units[2]?.inputs[0]).toBe(0.1234568);
    expect(units[0]).not.toHaveProperty('running');
    expect(units[0]).not.toHaveProperty('calibrated');
  });

  it('sets running and calibrated statistics beside them, as variances whatever the layer tracks', () => {
    const asked: number[] = [];
    const calibrated = (examples: number) => {
      asked.push(examples);
      return {
        ...running(),
        layers: running().layers.map((layer) => ({ ...layer, tracks: 'variance' as const })),
      };
    };
    const [measured] = measure(batchNormUnits({ calibration: 64 }, { running, calibrated }), snapshot);
    expect(measured?.layers[0]?.units[1]).toMatchObject({
      running: { mean: 6, variance: 9 },
      calibrated: { mean: 6, variance: 3 },
    });
    measure(batchNormUnits({ calibration: 0 }, { running, calibrated }), snapshot);
    expect(asked).toEqual([64]);
  });

  it('looks at so many units, evenly spread, and so many examples', () => {
    const [measured] = measure(batchNormUnits({ units: 2, examples: 3 }), snapshot);
    expect(measured?.layers[0]?.units.map(({ unit, inputs }) => [unit, inputs.length])).toEqual([
      [0, 3],
      [1, 3],
    ]);
  });

  it('has no layers of a network without batchNorm, of which nothing is calibrated', () => {
    const calibrated = () => {
      throw new Error('there is nothing to calibrate');
    };
    expect(measure(batchNormUnits({}, { calibrated }), arraySnapshot({ step: 3 }))).toEqual([
      { step: 3, layers: [] },
    ]);
  });

  it.each<[BatchNormUnitsOptions, string]>([
    [{ units: 0 }, 'batchNormUnits: units must be a positive integer, got 0'],
    [{ examples: 1.5 }, 'batchNormUnits: examples must be a positive integer, got 1.5'],
    [{ calibration: 1 }, 'batchNormUnits: calibration must be 0 or an integer of at least 2, got 1'],
  ])('refuses %j', (options, why) => {
    expect(() => batchNormUnits(options)).toThrow(why);
  });

  it('leaves out what has overflowed: a unit, its statistics beside it, and a layer of which nothing is left', () => {
    const spoilt = (at: number) =>
      arraySnapshot({
        layers: [
          {
            kind: 'batchNorm',
            input: { values: [1, NaN, 3, 4], shape: [2, 2] },
            output: { values: [1, 1, 1, 1], shape: [2, 2] },
            batchMoments: { mean: [2, NaN].map((mean) => mean + at), variance: [2, NaN] },
          },
        ],
      });
    const unbounded = () => ({
      step: 0,
      batches: 1,
      layers: [{ name: '0.batchNorm', tracks: 'variance' as const, mean: [0, 0], variance: [Infinity, 1] }],
    });
    const { layers } = measureOne(batchNormUnits({}, { running: unbounded }), spoilt(0));
    expect(layers[0]?.units.map(({ unit, running: followed }) => [unit, followed])).toEqual([[0, undefined]]);
    expect(measureOne(batchNormUnits(), spoilt(NaN)).layers).toEqual([]);
  });
});
