import { arraySnapshot } from '@weir/core';
import { expect, it } from 'vitest';
import { DeadThroughout } from './deadThroughout.ts';

const relu = (...values: readonly number[]) =>
  arraySnapshot({
    layers: [
      { kind: 'relu', output: { values, shape: [1, values.length] } },
      { kind: 'leakyRelu', output: { values, shape: [1, values.length] } },
    ],
  }).layers;

it('a unit is dead over a split only if it is in every batch, and leakyRelu never is', () => {
  const dead = new DeadThroughout();
  expect(dead.layers).toEqual([]);
  dead.add(relu(0, 0, 1, 0));
  dead.add(relu(0, 3, 0, 0));
  expect(dead.layers).toEqual([{ name: '0.relu', kind: 'relu', units: 4, dead: [0, 3] }]);
  dead.add(relu(1, 0, 0, 1));
  dead.add(relu(0, 0, 0, 0));
  expect(dead.layers).toEqual([{ name: '0.relu', kind: 'relu', units: 4, dead: [] }]);
});
