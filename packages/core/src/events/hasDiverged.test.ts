import { expect, test } from 'vitest';
import { hasDiverged } from './hasDiverged.ts';
import { averaged, noAverage } from './lossAverage.ts';

const after = (...losses: readonly number[]) => {
  const [initialLoss] = losses;
  const loss = losses.at(-1);
  return hasDiverged({
    ...(initialLoss !== undefined && { initialLoss }),
    ...(loss !== undefined && { loss }),
    average: losses.reduce(averaged, noAverage),
  });
};

test('a loss far above its beginning, on the whole and at last, has diverged', () => {
  expect(after(3, ...new Array<number>(300).fill(900))).toBe(true);
  expect(after(3, 2.5, NaN)).toBe(true);
});

test('of what is lacking, nothing is known', () => {
  const average = averaged(noAverage, 900);
  expect(hasDiverged({ loss: NaN, average })).toBe(false);
  expect(hasDiverged({ initialLoss: 3, average })).toBe(false);
  expect(hasDiverged({ initialLoss: 1, loss: 3, average: noAverage })).toBe(true);
});

test('it goes by the average as well as by the newest loss, and more than doubles its beginning', () => {
  expect(after(3, ...new Array<number>(300).fill(2.5), 50)).toBe(false);
  expect(hasDiverged({ initialLoss: 2, loss: 100, average: { sum: 10, weight: 4 } })).toBe(false);
  expect(hasDiverged({ initialLoss: 3, loss: 6, average: { sum: 6, weight: 1 } })).toBe(false);
  expect(hasDiverged({ initialLoss: -3, loss: 6.1, average: { sum: 6.1, weight: 1 } })).toBe(true);
});

test('one that is not known, falls, wavers about its beginning or has come down again has not', () => {
  expect(after()).toBe(false);
  expect(after(3, 2.5)).toBe(false);
  expect(after(3, 5, 4, 5)).toBe(false);
  expect(after(3, ...new Array<number>(50).fill(900), 2)).toBe(false);
});
