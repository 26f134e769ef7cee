import { arraySnapshot } from '@weir/core';
import { expect, it } from 'vitest';
import { startStdOf, startStdsOf } from './startStds.ts';

const after = (...values: readonly number[]) =>
  arraySnapshot({
    layers: [{ kind: 'linear', output: { values: [1, -1] } }],
    parameters: [{ name: '0.linear.weight', fanIn: 1, data: { values, shape: [1, values.length] } }],
  });

it('keeps what a weight started from, however far it has moved', () => {
  const starts = startStdsOf(after(1, -1));
  const [moved] = after(5, -5).parameters;
  expect(moved && startStdOf(starts, moved)).toBeCloseTo(Math.SQRT2, 12);
  expect(moved && startStdOf({}, moved)).toBeCloseTo(5 * Math.SQRT2, 12);
});
