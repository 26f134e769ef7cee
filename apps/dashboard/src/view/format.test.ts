import { expect, test } from 'vitest';
import { count, counted, duration, loss, mean, percent, rate, signed, statistic } from './format.ts';

test('what is not known is a dash', () => {
  expect([count(undefined), loss(undefined), loss(null), rate(undefined), statistic(undefined)]).toEqual(
    new Array(5).fill('–'),
  );
  expect([percent(undefined), duration(undefined), duration(Infinity), statistic(NaN)]).toEqual(
    new Array(4).fill('–'),
  );
});

test('a loss that is not finite is said to be so', () => {
  expect(loss(NaN)).toBe('not finite');
  expect(loss(Infinity)).toBe('not finite');
});

test.each([
  [count(200_000), '200,000'],
  [loss(2.10456), '2.1046'],
  [loss(123.456), '123.46'],
  [loss(8_064_154), '8.064e6'],
  [loss(-4.5e34), '−4.500e34'],
  [signed(8_064_151, 2), '+8.06e6'],
  [rate(0.1), '0.1'],
  [rate(0.30000000000000004), '0.3'],
  [rate(3e-7), '3e-7'],
  [rate(-1.5), '−1.5'],
  [mean(54.1234, 18), '54.12'],
  [mean(-0.5, 2), '−0.5'],
  [mean(-1_700_000_123.4567, 5), '−1,700,000,123.46'],
  [mean(-2e-7, 1e-7), '−2e-7'],
  [signed(0.01234, 4), '+0.0123'],
  [signed(-1.2, 2), '−1.20'],
  [statistic(0.65234), '0.652'],
  [statistic(-0.0123), '−0.0123'],
  [statistic(0.000241), '2.4e-4'],
  [statistic(-0.000241), '−2.4e-4'],
  [statistic(0), '0.00'],
  [percent(0.0241), '2.4 %'],
  [duration(12.4), '12 s'],
  [duration(80), '1 min 20 s'],
  [duration(7300), '2 h 1 min'],
])('%s is %s', (text, expected) => {
  expect(text).toBe(expected);
});

test('a loss too small for four decimals is told all the same, and one of a thing is one', () => {
  expect(loss(3.2e-40)).toBe('3.200e-40');
  expect([loss(0), loss(-5.6e-8), loss(-0.5)]).toEqual(['0', '0', '−0.5000']);
  expect([counted(1, 'example'), counted(12300, 'example')]).toEqual(['1 example', '12,300 examples']);
});
