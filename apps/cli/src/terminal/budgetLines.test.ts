import type { CadencesChosen } from '@weir/core';
import { expect, test } from 'vitest';
import { budgetLine, spentLine } from './budgetLines.ts';

const chosen: CadencesChosen = {
  type: 'cadencesChosen',
  step: 8,
  budget: 0.05,
  spent: 0.3,
  expected: 0.0456,
  multiple: 15,
  cadences: [
    { diagnostic: 'activations', configured: 1, chosen: 15, fixed: false, microseconds: 100 },
    { diagnostic: 'updateRatio', configured: 1, chosen: 15, fixed: false, microseconds: 40 },
    { diagnostic: 'saturationMap', configured: 10, chosen: 150, fixed: false, microseconds: 90 },
    { diagnostic: 'health rules', configured: 1, chosen: 1, fixed: true, microseconds: 10 },
  ],
};

test('a choice is told by what is asked how often, and what that takes', () => {
  expect(budgetLine(chosen)).toBe(
    'budget 5%: from step 8, 15 times less often than configured (every 15: activations, updateRatio; every 150: saturationMap), about 4.56%',
  );
});

test('where nothing need be thinned, or nothing can be, it says so', () => {
  expect(budgetLine({ ...chosen, multiple: 1, cadences: chosen.cadences.slice(3) })).toBe(
    'budget 5%: from step 8, as configured, about 4.56%',
  );
  expect(budgetLine({ ...chosen, expected: 0.07 })).toMatch(
    /, about 7%; what cannot be thinned takes part of it: health rules$/,
  );
});

test('what was spent is told with the seconds and those of first calls', () => {
  const end = { ...chosen, type: 'budgetSpent', training: 3, watching: 0.153, firstCalls: 0.02 } as const;
  expect(spentLine({ ...end, spent: 0.051 })).toBe(
    "budget 5%: watching took 5.1% of training's time (0.15 s beside 3.00 s; first calls 0.02 s)",
  );
});
