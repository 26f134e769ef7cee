import type { BudgetSpent, CadencesChosen } from '@weir/core';
import { percent } from './format.ts';

/** `Budget 5.0 %: diagnostics measure 15 times less often than configured, which takes about 4.6 %.` */
export function budgetNote(event: CadencesChosen | BudgetSpent): string {
  const { budget, multiple, expected, cadences } = event;
  const often = multiple === 1 ? 'as often as configured' : `${multiple} times less often than configured`;
  const cost =
    event.type === 'budgetSpent' ? `took ${percent(event.spent)}` : `takes about ${percent(expected)}`;
  const fixed = cadences.filter((cadence) => cadence.fixed).map(({ diagnostic }) => diagnostic);
  const shortfall = expected > budget ? ` What cannot be thinned: ${fixed.join(', ')}.` : '';
  return `Budget ${percent(budget)}: diagnostics measure ${often}; watching ${cost}.${shortfall}`;
}
