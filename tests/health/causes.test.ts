import '@weir/backend-simd';
import { ready, setBackend } from '@tensorflow/tfjs-core';
import { assignmentsOf, groupFindings } from '@weir/diagnostics';
import type { RuleName } from '@weir/diagnostics';
import { beforeAll, describe, expect, it } from 'vitest';
import { applied } from './pasted.ts';
import { digits, he, houses, kaiming, linear, xor } from './setups.ts';
import type { Setup } from './setups.ts';
import { trained } from './trained.ts';

const deep = digits('relu', he, { depth: 2 });
const smoothed = (labelSmoothing: number): Setup => ({
  ...deep,
  steps: 600,
  loss: { type: 'crossEntropy', labelSmoothing },
});
const ending = (last: string, init: object): Setup => ({
  ...digits('relu', he, { last: init }),
  model: [...digits('relu', he, { last: init }).model, { type: last }],
});
const clipped = (norm: number): Setup => ({ ...deep, steps: 600, clip: { norm } });

/** A sick network, the rule that is to be named first, and one of those that follow from it. */
const cases: readonly (readonly [what: string, setup: Setup, first: RuleName, below: RuleName])[] = [
  ['a rate of 30 that kills its relus', { ...deep, learningRate: 30 }, 'lossDiverging', 'allZero'],
  [
    'a rate of 30 that saturates its tanhs',
    { ...digits('tanh', kaiming(5 / 3), { depth: 3 }), learningRate: 30 },
    'lossDiverging',
    'saturation',
  ],
  [
    'a momentum of 0.99 that kills its relus',
    { ...deep, optimizer: { type: 'sgd', momentum: 0.99 }, learningRate: 0.5 },
    'allZero',
    'deadUnits',
  ],
  [
    'unscaled inputs of which its relus die',
    { ...houses({ area: 50, shift: 100 }), steps: 300 },
    'dataScale',
    'lossDiverging',
  ],
  [
    'weights that are too large, and clipped gradients',
    { ...digits('relu', kaiming(3), { depth: 5, last: kaiming(3) }), clip: { norm: 1 }, steps: 600 },
    'weightScale',
    'clipping',
  ],
  ['gradients clipped to 0.001', clipped(0.001), 'clipping', 'updateRatio'],
  ['gradients clipped to 0.01', clipped(0.01), 'clipping', 'updateRatio'],
  ['targets that are smoothed away', smoothed(1), 'labelSmoothing', 'updateRatio'],
  ['targets that are nearly smoothed away', smoothed(0.99), 'labelSmoothing', 'updateRatio'],
  ['a softmax ahead of a cross-entropy', ending('softmax', kaiming(5)), 'outputLayer', 'weightScale'],
  ['a sigmoid ahead of a cross-entropy', ending('sigmoid', kaiming(5)), 'outputLayer', 'weightScale'],
  ['a relu ahead of a cross-entropy', ending('relu', kaiming(5)), 'outputLayer', 'weightScale'],
  [
    'a tanh ahead of a binary cross-entropy',
    xor([linear(8, kaiming(1)), { type: 'tanh' }, linear(1, kaiming(12)), { type: 'tanh' }], {
      loss: { type: 'binaryCrossEntropy' },
    }),
    'outputLayer',
    'noGradient',
  ],
  [
    'parameters that are all frozen',
    { ...deep, steps: 120, groups: [{ match: '*', frozen: true }] },
    'allFrozen',
    'atChance',
  ],
];

describe('of several findings', () => {
  beforeAll(async () => {
    await setBackend('simd');
    await ready();
  });

  it.each(cases)(
    'one is the cause, has the only advice, and that helps: %s',
    async (_, setup, first, below) => {
      const before = await trained(setup);
      const loud = groupFindings(before.ever).filter(
        ({ cause }) => cause.severity !== 'info' && cause.cleared === undefined,
      );
      expect(loud[0]?.cause.rule).toBe(first);
      const advised = loud.filter((group) => assignmentsOf(group).length > 0).map(({ cause }) => cause.rule);
      expect(advised).toEqual([first]);
      const followers = loud[0]?.consequences ?? [];
      expect(followers.map(({ cause }) => cause.rule)).toContain(below);
      const following = before.ever.filter(({ cause }) => cause);
      expect(following.flatMap(({ set = [] }) => set)).toEqual([]);
      const after = await trained(applied(setup, loud.slice(0, 1).flatMap(assignmentsOf)));
      expect(after.loss).toBeLessThan(0.9 * before.loss);
    },
  );
});
