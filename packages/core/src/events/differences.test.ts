import { expect, it } from 'vitest';
import { differences } from './differences.ts';

it('differences are the keys whose values are not the same, and what is not there is undefined', () => {
  const a = { seed: 1, model: [{ type: 'linear', out: 3 }], loss: NaN };
  const b = { model: [{ type: 'linear', out: 4 }, { type: 'tanh' }], name: 'b', loss: NaN };
  expect(differences(a, b)).toEqual([
    { path: 'seed', a: 1, b: undefined },
    { path: 'model.0.out', a: 3, b: 4 },
    { path: 'model.1', a: undefined, b: { type: 'tanh' } },
    { path: 'name', a: undefined, b: 'b' },
  ]);
});

it('differences of values alike are none; 0 and −0, a list and an object are not alike', () => {
  expect(differences({ a: [1, { b: null }] }, { a: [1, { b: null }] })).toEqual([]);
  expect(differences(0, -0)).toEqual([{ path: '', a: 0, b: -0 }]);
  expect(differences({ a: [] }, { a: {} })).toEqual([{ path: 'a', a: [], b: {} }]);
  expect(differences({ a: null }, { a: 3 })).toEqual([{ path: 'a', a: null, b: 3 }]);
});
