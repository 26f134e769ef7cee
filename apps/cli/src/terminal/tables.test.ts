import { describe, expect, test } from 'vitest';
import { progressParts } from './progressLine.ts';
import { exponential, fixed, percent, signed } from './numberFormat.ts';
import {
  activationTable,
  evaluationTable,
  gradientTable,
  inputShiftTable,
  jitterTable,
  normTable,
  standardisationTable,
  updateTable,
  weightTable,
} from './tables.ts';

describe('numbers are as C prints them:', () => {
  test.each([
    [2.640702e-3, '2.640702e-03'],
    [0, '0.000000e+00'],
    [-1.5e10, '-1.500000e+10'],
    [1e-100, '1.000000e-100'],
    [NaN, 'not finite'],
    [-Infinity, 'not finite'],
  ])('%%e of %d', (value, text) => {
    expect(exponential(value)).toBe(text);
  });

  test.each([
    [0.634, '+0.63'],
    [-0.004, '-0.00'],
    [0.004, '+0.00'],
    [-0, '-0.00'],
  ])('%%+.2f of %d', (value, text) => {
    expect(signed(value, 2)).toBe(text);
  });

  test.each([
    [2.30259, '2.3026'],
    [-0.5, '-0.5000'],
    [99999, '99999.0000'],
    [162757787648, '1.628e+11'],
    [NaN, 'not finite'],
    [Infinity, 'not finite'],
  ])('%%.4f of %d, where it is not too long', (value, text) => {
    expect(fixed(value)).toBe(text);
  });

  test('%.2f%% of a share', () => {
    expect(percent(0.0278125)).toBe('2.78%');
  });
});

describe('tables have the lecture’s figures in the lecture’s formats:', () => {
  test('activations', () => {
    const rows = [
      { name: '4.tanh', mean: -0.0032, std: 0.6284, saturated: 0.0278125 },
      { name: '16.relu', mean: 0.4, std: 1 },
    ];
    expect(activationTable(rows)).toEqual([
      '4.tanh  | mean -0.00 | std 0.63 | saturated 2.78%',
      '16.relu | mean +0.40 | std 1.00',
    ]);
  });

  test('gradients', () => {
    expect(gradientTable([{ name: '4.tanh', mean: -1e-5, std: 2.640702e-3 }])).toEqual([
      '4.tanh | mean -0.000010 | std 2.640702e-03',
    ]);
  });

  test('weight gradients', () => {
    const rows = [
      { name: '0.embedding.weight', shape: [27, 10], mean: 0, std: 8.020534e-3, gradToData: 8.01263e-3 },
      { name: '17.linear.weight', shape: [100, 27], mean: -8.2e-5, std: 1.209416e-2, gradToData: 0.1160106 },
    ];
    expect(weightTable(rows)).toEqual([
      '0.embedding.weight | (27, 10)  | mean  0.000000 | std 8.020534e-03 | grad:data ratio 8.012630e-03',
      '17.linear.weight   | (100, 27) | mean -0.000082 | std 1.209416e-02 | grad:data ratio 1.160106e-01',
    ]);
  });

  test('update:data', () => {
    expect(updateTable({ '2.linear.weight': -2.981, '17.linear.weight': -1.2 })).toEqual([
      '2.linear.weight  | -2.98',
      '17.linear.weight | -1.20',
    ]);
  });
});

describe('no table prints NaN, Infinity, null or undefined, whatever it is given:', () => {
  // A null is what JSON makes of NaN in a recording.
  test.each([NaN, Infinity, -Infinity, null as unknown as number])('%s', (odd) => {
    const name = '1.linear';
    const row = { name, mean: odd, std: odd, saturated: odd, saturated097: odd };
    const lines = [
      ...activationTable([row]),
      ...gradientTable([row]),
      ...weightTable([{ ...row, shape: [1, 1], gradToData: odd }]),
      ...updateTable({ [name]: odd }),
      ...evaluationTable({ train: { loss: odd, accuracy: odd } }),
      ...inputShiftTable({
        step: 0,
        layers: [{ name, mean: odd, std: odd, moved: odd, rescaled: odd, path: odd }],
      }),
      ...normTable({ step: 0, parameters: [{ name, rms: odd, mean: odd }] }),
      ...jitterTable({ step: 0, outputs: odd, sizes: [{ size: 1, training: odd, evaluation: odd }] }),
      progressParts({ done: 1, steps: 2, loss: odd, learningRate: 1, seconds: 0 }).loss,
    ];
    expect(lines.length).toBeGreaterThan(8);
    for (const line of lines) {
      expect(line).not.toMatch(/NaN|Infinity|null|undefined/);
      expect(line).toContain('not finite');
    }
  });
});

describe('evaluationTable', () => {
  test('tells a cross-entropy of uncertain targets in its two parts', () => {
    expect(evaluationTable({ train: { loss: 1.25, accuracy: 0.5, targetEntropy: 0.75 } })).toEqual([
      'train | loss 1.2500 = 0.7500 entropy of the targets + 0.5000 divergence | accuracy 50.00%',
    ]);
  });

  test('has no loss below 0 by rounding', () => {
    expect(evaluationTable({ train: { loss: -1e-9 } })).toEqual(['train | loss 0.0000']);
  });
});

describe('standardisationTable', () => {
  test('has the moments of inputs and targets, of many columns the first twelve', () => {
    const feature = (at: number) => ({ name: `f${at}`, mean: at, std: 1 });
    const lines = standardisationTable({
      inputs: Array.from({ length: 14 }, (_, at) => feature(at)),
      targets: [{ name: 'y', mean: 46.5, std: 27.70009 }],
    });
    expect(lines).toHaveLength(14);
    expect(lines[0]).toBe('f0  | mean 0    | std 1');
    expect(lines[12]).toMatch(/^y +\| mean 46\.5 \| std 27\.7 \| a target: losses are in units of its std$/);
    expect(lines[13]).toBe('and 2 more, which the report lists');
  });
});
