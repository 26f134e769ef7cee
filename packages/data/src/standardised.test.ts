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
    expect(standardisation.inputs.std[1]).toBe(1);
  });

  it('takes the training split’s moments for the others too, and tells them', () => {
    const { mean, std } = standardisation.inputs;
    expect(mean[0]).toBeCloseTo(2000 + 7 * 7.5, 9); // of the first 16 of 20 rows
    const raw = [houses.validation.inputs, houses.test.inputs].map((inputs) => inputs[0] ?? NaN);
    [validation, test].forEach(({ inputs }, at) =>
      expect(inputs[0]).toBeCloseTo(((raw[at] ?? NaN) - (mean[0] ?? NaN)) / (std[0] ?? NaN), 6),
    );
  });

  it('refuses indices', () => {
    expect(() => standardised(names('ada\nbea\ncid'))).toThrow(
      'standardise: inputs must be values, got indices',
    );
  });
});
