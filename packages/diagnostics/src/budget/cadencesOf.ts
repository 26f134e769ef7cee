import type { BudgetedCadence } from '@weir/core';
import type { Account } from './account.ts';

/** Accounts as events hold them; those of one name are one entry, at the closest of their cadences. */
export function cadencesOf(accounts: Iterable<Account>, multiple: number): readonly BudgetedCadence[] {
  const byName = new Map<string, BudgetedCadence>();
  for (const account of accounts) {
    const { diagnostic, every, fixed = false } = account.watcher;
    const other = byName.get(diagnostic);
    const configured = Math.min(every, other?.configured ?? every);
    const perStep = account.perStep + (other ? other.microseconds / 1000 / other.configured : 0);
    byName.set(diagnostic, {
      diagnostic,
      configured,
      chosen: Math.min(account.every(multiple), other?.chosen ?? Infinity),
      fixed,
      microseconds: 1000 * perStep * configured,
    });
  }
  return [...byName.values()];
}
