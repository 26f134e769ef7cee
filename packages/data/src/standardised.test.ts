import { describe, expect, it } from 'vitest';
import { names } from './names/names.ts';
import { standardised } from './standardised.ts';
import { table } from './table/table.ts';

const rows = Array.from({ length: 20 }, (_, at) => `${2000 + 7 * at},3,${400_000 - 1000 * at}`);
const houses = table(['area,rooms,price', ...rows].join('\n'), {
  features: ['area', 'rooms'],
  target: 'price',
});

describe('standardised', () => {
  const { train, validation, test, standardisation } = standardised(houses);
  const column = (at: number): number[] => [...train.inputs].filter((_, index) => index % 2 === at);
  const meanOf = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const stdOf = (values: readonly number[]): number =>
    Math.sqrt(meanOf(values.map((value) => (value - meanOf(values)) ** 2)));

  it('leaves targets that are probabilities as they are', () => {
    const kept = standardised(houses, { targets: false });
    expect(kept.train.targets).toEqual(houses.train.targets);
    expect(kept.standardisation).toEqual({ inputs: standardisation.inputs });
    expect(kept.train.inputs).toEqual(train.inputs);
  });

  it('brings features and targets of the training split to mean 0 and std 1', () => {
    for (const values of [column(0), [...train.targets]]) {
      expect(meanOf(values)).toBeCloseTo(0, 6);
      expect(stdOf(values)).toBeCloseTo(1, 6);
    }
  });

  it('only shifts what does not vary', () => {
    expect(new Set(column(1))).toEqual(new Set([0]));
    expect(standardisation.inputs).toMatchObject({
      mean: [expect.any(Number), 3],
      std: [expect.any(Number), 0],
    });
  });

  it('takes the training split’s moments for the others too, and tells them', () => {
    const { mean, std } = standardisation.inputs;
    expect(mean[0]).toBeCloseTo(2000 + 7 * 7.5, 9); // of the first 16 of 20 rows
    const raw = [houses.validation.inputs, houses.test.inputs].map((inputs) => inputs[0] ?? NaN);
    [validation, test].forEach(({ inputs }, at) =>
      expect(inputs[0]).toBeCloseTo(((raw[at] ?? NaN) - (mean[0] ?? NaN)) / (std[0] ?? NaN), 6),
    );
  });

  it('takes the moments of values far from 0 ahead of their rounding to float32, and scales by them', () => {
    // Float32 knows no number between 1e9 and 1e9 + 64.
    const offsets = Array.from({ length: 40 }, (_, at) => ((at * 7) % 13) / 4 - 1.5);
    const trained = offsets.slice(0, 32);
    const [mean, std] = [meanOf(trained), stdOf(trained)];
    const times = table(
      [
        'time,wobble,constant,later',
        ...offsets.map((offset) => `${1e9 + offset},${-1.7e9 - offset},0.1,${4e9 + offset}`),
      ].join('\n'),
      { features: ['time', 'wobble', 'constant'], target: 'later' },
    );
    const scaled = standardised(times);
    const { inputs, targets } = scaled.standardisation;
    expect(inputs.mean[0]).toBeCloseTo(1e9 + mean, 5);
    expect(inputs.mean[1]).toBeCloseTo(-1.7e9 - mean, 5);
    expect(targets?.mean[0]).toBeCloseTo(4e9 + mean, 5);
    for (const own of [inputs.std[0], inputs.std[1], targets?.std[0]]) expect(own).toBeCloseTo(std, 6);
    expect([inputs.mean[2], inputs.std[2]]).toEqual([0.1, 0]);
    const { train, validation, test } = scaled;
    [train, validation, test].forEach((split, at) => {
      offsets.slice([0, 32, 36][at], [32, 36, 40][at]).forEach((offset, row) => {
        expect(split.inputs[3 * row]).toBeCloseTo((offset - mean) / std, 5);
        expect(split.inputs[3 * row + 1]).toBeCloseTo((mean - offset) / std, 5);
        expect(split.inputs[3 * row + 2]).toBe(0);
        expect(split.targets[row]).toBeCloseTo((offset - mean) / std, 5);
      });
    });
    expect('unrounded' in scaled).toBe(false);
  });

  it('refuses indices', () => {
    expect(() => standardised(names('ada\nbea\ncid'))).toThrow(
      'standardise: inputs must be values, got indices',
    );
  });
});
