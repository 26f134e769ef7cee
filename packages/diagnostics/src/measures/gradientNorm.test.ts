import { arraySnapshot } from '@weir/core';
import { expect, it } from 'vitest';
import { measureOne } from '../testing/measure.ts';
import { gradientNorm } from './gradientNorm.ts';

const data = { values: [1, 1, 1, 1], shape: [2, 2] };
const parameters = [
  { name: '0.linear.weight', data, grad: { values: [3, -4, 0, 5], shape: [2, 2] } },
  { name: '0.linear.bias', data: { values: [1] }, grad: { values: [-7] } },
];

it('gradientNorm is the root of the sum of all squares, single values too', () => {
  const { step, norm } = measureOne(gradientNorm(), arraySnapshot({ step: 4, parameters }));
  expect(step).toBe(4);
  expect(norm).toBeCloseTo(Math.sqrt(50 + 49), 12);
});

it('gradientNorm leaves out frozen parameters, as clipping does', () => {
  const [weight, bias] = arraySnapshot({ step: 4, parameters }).parameters;
  if (!weight || !bias) throw new Error('there are two parameters');
  const frozen = {
    ...arraySnapshot({ step: 4, parameters }),
    parameters: [{ ...weight, frozen: true }, bias],
  };
  expect(measureOne(gradientNorm(), frozen).norm).toBe(7);
});

it('gradientNorm of clipped gradients is what it was before, with the share that was clipped', () => {
  const clipping = { limit: { norm: 1 }, gradientNorm: 12, clipped: 1 };
  expect(measureOne(gradientNorm(), { ...arraySnapshot({ step: 4, parameters }), clipping })).toEqual({
    step: 4,
    norm: 12,
    clipped: 1,
    limit: { norm: 1 },
  });
});
