import { type } from 'arktype';
import { expect, test } from 'vitest';
import { checkKind } from './checkKind.ts';
import { families } from './families.ts';
import { printProblem } from '../errors/problem.ts';

const composite = {
  type: 'composite',
  schema: type({
    layers: 'object[]',
    'shortcut?': 'unknown[]',
    'branches?': 'object[][]',
    'init?': 'object',
  }),
};
const all = families();
const withComposite = { ...all, layer: { ...all.layer, kinds: [...all.layer.kinds, composite] } };

test.each<[object, string]>([
  [
    { layers: [{ type: 'tahn' }] },
    'model[4].layers[0].type must be a layer, got "tahn"; did you mean "tanh"?',
  ],
  [
    { layers: [], shortcut: [{ type: 'linear', out: 0 }] },
    'model[4].shortcut[0].out must be an integer of at least 1, got 0; write 1, or more',
  ],
  [
    {
      layers: [],
      branches: [[], [{ type: 'composite', layers: [{ type: 'linear', out: 1, init: { type: 'zero' } }] }]],
    },
    'model[4].branches[1][0].layers[0].init.type must be an initialiser, got "zero"; did you mean "zeros"?',
  ],
])('whatever holds layers or initialisers is checked within: %j', (options, message) => {
  const { problems } = checkKind(withComposite, 'layer', { type: 'composite', ...options }, ['model', 4]);
  expect(problems.map(printProblem).map((line) => line.split(' It can be')[0])).toEqual([message]);
});
