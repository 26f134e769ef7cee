import type { BudgetSpent, BudgetStatus, CadencesChosen } from '@weir/core';

/** `budget 5%: from step 16, 15 times less often than configured (every 15: activations, …), about 4.6%`. */
export function budgetLine({ step, ...status }: CadencesChosen): string {
  return `budget ${figure(status.budget)}: from step ${step}, ${chosen(status)}, about ${figure(status.expected)}${shortfall(status)}`;
}

/** `budget 5%: watching took 5.1% of training's time (0.17 s beside 3.40 s; first calls 0.02 s)`. */
export function spentLine({ budget, spent, watching, training, firstCalls }: BudgetSpent): string {
  const seconds = (value: number) => `${value.toFixed(2)} s`;
  return `budget ${figure(budget)}: watching took ${figure(spent)} of training's time (${seconds(watching)} beside ${seconds(training)}; first calls ${seconds(firstCalls)})`;
}

type Choice = Pick<BudgetStatus, 'multiple' | 'cadences' | 'budget' | 'expected'>;

function chosen({ multiple, cadences }: Choice): string {
  const groups = new Map<number, string[]>();
  for (const { diagnostic, chosen: every, fixed } of cadences) {
    if (fixed) continue;
    groups.set(every, [...(groups.get(every) ?? []), diagnostic]);
  }
  const how = multiple === 1 ? 'as configured' : `${multiple} times less often than configured`;
  const listed = [...groups].map(([every, names]) => `every ${every}: ${names.join(', ')}`);
  return listed.length > 0 ? `${how} (${listed.join('; ')})` : how;
}

function shortfall({ budget, expected, cadences }: Choice): string {
  if (expected <= budget) return '';
  const fixed = cadences.filter((cadence) => cadence.fixed).map(({ diagnostic }) => diagnostic);
  return `; what cannot be thinned takes part of it: ${fixed.join(', ')}`;
}

/** `5%`, `0.25%`, `12.3%`: three digits, as many as are worth saying. */
const figure = (share: number): string => `${Number((100 * share).toPrecision(3))}%`;
