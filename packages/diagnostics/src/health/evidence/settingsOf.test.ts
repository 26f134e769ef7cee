import { arraySnapshot } from '@weir/core';
import { expect, test } from 'vitest';
import { network } from '../../testing/network.ts';
import { biasSetting, gainSetting, rateSetting, startAtRandom } from './settingsOf.ts';

const [weight] = network({ activation: 'relu' }).parameters;

test('another rate comes with the one of this step, by which a schedule is scaled', () => {
  expect(rateSetting({ learningRate: 0.1 }, 0.01)).toEqual({
    option: 'learningRate',
    value: 0.01,
    from: 0.1,
  });
});

test('a gain comes with its std', () => {
  const setting = weight && gainSetting(weight, 2);
  expect(setting).toMatchObject({ layer: '0.linear', option: 'gain', value: 2 });
  expect(setting?.std).toBeCloseTo(2 / Math.sqrt(20));
});

test('a start at random has the gain of what the weight runs into', () => {
  const snapshot = network({ activation: 'relu' });
  expect(weight && startAtRandom(snapshot, weight).value).toBeCloseTo(Math.SQRT2);
  const sigmoid = network({ activation: 'sigmoid' });
  expect(weight && startAtRandom(sigmoid, weight).value).toBe(4);
});

test('biases are set where there are any that start elsewhere, by what they were ahead of the update', () => {
  const shape = [2];
  const zero = { values: [0, 0], shape };
  const bias = (name: string, values: readonly number[], update: readonly number[]) => ({
    name,
    data: { values, shape },
    grad: zero,
    update: { values: update, shape },
  });
  const snapshot = arraySnapshot({
    parameters: [bias('0.linear.bias', [-2, -2], [0, 0]), bias('2.linear.bias', [0.5, 0.5], [0.5, 0.5])],
  });
  expect(biasSetting(snapshot, '0.linear', 0)).toEqual([{ layer: '0.linear', option: 'biasInit', value: 0 }]);
  expect(biasSetting(snapshot, '2.linear', 0)).toEqual([]);
  expect(biasSetting(snapshot, '4.linear', 0)).toEqual([]);
});
