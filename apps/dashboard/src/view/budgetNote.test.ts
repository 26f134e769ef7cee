import { expect, test } from 'vitest';
import type { CadencesChosen } from '@weir/core';
import { budgetNote } from './budgetNote.ts';

const chosen: CadencesChosen = {
  type: 'cadencesChosen',
  step: 8,
  budget: 0.05,
  spent: 0.3,
  expected: 0.046,
  multiple: 15,
  cadences: [
    { diagnostic: 'activations', configured: 1, chosen: 15, fixed: false, microseconds: 100 },
    { diagnostic: 'health rules', configured: 1, chosen: 1, fixed: true, microseconds: 10 },
  ],
};

test('a budget’s note says how often is measured, and what it takes', () => {
  expect(budgetNote(chosen)).toBe(
    'Budget 5.0 %: diagnostics measure 15 times less often than configured; watching takes about 4.6 %.',
  );
  expect(budgetNote({ ...chosen, multiple: 1 })).toContain('measure as often as configured;');
});

test('it says what stands in the way where the budget cannot be met', () => {
  expect(budgetNote({ ...chosen, expected: 0.061 })).toMatch(
    /takes about 6\.1 %\. What cannot be thinned: health rules\.$/,
  );
});

test('at the end it says what was spent', () => {
  const spent = { ...chosen, type: 'budgetSpent', training: 3, watching: 0.15, firstCalls: 0.02 } as const;
  expect(budgetNote({ ...spent, spent: 0.05 })).toContain('watching took 5.0 %.');
});
