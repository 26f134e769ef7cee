import { expect, test } from 'vitest';
import { network } from '../../testing/network.ts';
import { zeroWeights } from './zeroWeights.ts';

test('weights that are all zero are found by name, those of a single other value are not', () => {
  expect(zeroWeights(network())).toEqual([]);
  const snapshot = network({
    edit: ({ parameters }) => {
      for (const at of [1, 2]) {
        const weight = parameters[at];
        if (!weight) continue;
        const values = new Float32Array(weight.data.values.length);
        if (at === 2) values[5] = 1e-9;
        parameters[at] = { ...weight, data: { ...weight.data, values } };
      }
    },
  });
  expect(zeroWeights(snapshot).map(({ name }) => name)).toEqual(['2.linear.weight']);
});
