import { describe, expect, test } from 'vitest';
import { exponential, percent, signed } from './numberFormat.ts';
import { activationTable, gradientTable, updateTable, weightTable } from './tables.ts';

describe('numbers are as C prints them:', () => {
  test.each([
    [2.640702e-3, '2.640702e-03'],
    [0, '0.000000e+00'],
    [-1.5e10, '-1.500000e+10'],
    [1e-100, '1.000000e-100'],
    [NaN, 'NaN'],
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
