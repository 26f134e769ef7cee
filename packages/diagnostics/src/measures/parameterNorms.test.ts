import { arraySnapshot } from '@weir/core';
import { expect, it } from 'vitest';
import { measureOne } from '../testing/measure.ts';
import { parameterNorms } from './parameterNorms.ts';

it('parameterNorms tells the root mean square and the mean of each parameter, single values too', () => {
  const parameters = [
    { name: '0.linear.weight', data: { values: [3, -4, 0, 5], shape: [2, 2] } },
    { name: '0.linear.bias', data: { values: [-7] } },
  ];
  expect(measureOne(parameterNorms(), arraySnapshot({ step: 4, parameters }))).toEqual({
    step: 4,
    parameters: [
      { name: '0.linear.weight', rms: expect.closeTo(Math.sqrt(50 / 4), 12), mean: 1 },
      { name: '0.linear.bias', rms: 7, mean: -7 },
    ],
  });
});
